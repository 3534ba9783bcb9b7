import type { Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { ACCESS_REQUESTS } from '../../collections';
import { accessRequests } from '../../lists';
import { accessRequestId } from '../../locators';
import { listOptions } from '../../options';
import { deleteById, getById } from '../by-id';
import { create } from './create';
import { decide } from './decide';
import { revokeRole } from './revoke-role';

/** Requests for a role. */
export const accessRequest: Resource = {
	name: 'Access Request',
	value: 'accessRequest',
	description: 'A request of a user for a role: read, create, decide',
	operations: [
		create,
		decide,
		deleteById(ACCESS_REQUESTS, accessRequestId, 'Withdraw an access request'),
		getById(ACCESS_REQUESTS, accessRequestId),
		getMany(accessRequests, listOptions),
		revokeRole,
	],
};
