import type { Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { secrets } from '../../lists';
import { listOptions } from '../../options';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { update } from './update';

/** Secrets in the vault. */
export const secret: Resource = {
	name: 'Secret',
	value: 'secret',
	description: 'A secret in the vault: read, create, update, delete',
	operations: [create, remove, get, getMany(secrets, listOptions), update],
};
