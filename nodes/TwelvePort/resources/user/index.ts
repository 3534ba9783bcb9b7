import type { Resource } from '../../../../core/node/operation';
import { getContext } from './get-context';
import { getMe } from './get-me';

/** The user of the API token. */
export const user: Resource = {
	name: 'User',
	value: 'user',
	description: 'The user that the API token belongs to, and the space of this user: read',
	operations: [getMe, getContext],
};
