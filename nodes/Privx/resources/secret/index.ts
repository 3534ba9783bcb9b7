import type { Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { SECRETS } from '../../collections';
import { secrets } from '../../lists';
import { secretName } from '../../locators';
import { listOptions } from '../../options';
import { deleteById } from '../by-id';
import { create } from './create';
import { get } from './get';
import { update } from './update';

/** Secrets in the vault. */
export const secret: Resource = {
	name: 'Secret',
	value: 'secret',
	description: 'A secret in the vault: read, create, update, delete',
	operations: [
		create,
		deleteById(SECRETS, secretName, 'Delete a secret from the vault permanently'),
		get,
		getMany(secrets, listOptions),
		update,
	],
};
