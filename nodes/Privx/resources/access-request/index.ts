import type { Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { accessRequests } from '../../lists';
import { listOptions } from '../../options';
import { create } from './create';
import { decide } from './decide';
import { get } from './get';
import { remove } from './delete';
import { revokeRole } from './revoke-role';

/** Requests for a role. */
export const accessRequest: Resource = {
	name: 'Access Request',
	value: 'accessRequest',
	description: 'A request of a user for a role: read, create, decide',
	operations: [create, decide, remove, get, getMany(accessRequests, listOptions), revokeRole],
};
