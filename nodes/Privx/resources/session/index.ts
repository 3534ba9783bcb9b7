import type { Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { sessions } from '../../lists';
import { listOptions } from '../../options';
import { terminate } from './terminate';
import { terminateAll } from './terminate-all';

/** Sessions of users with PrivX itself. */
export const session: Resource = {
	name: 'Session',
	value: 'session',
	description: 'A session of a user with PrivX itself: read, terminate',
	operations: [getMany(sessions, listOptions), terminate, terminateAll],
};
