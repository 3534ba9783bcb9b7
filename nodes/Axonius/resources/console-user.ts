import type { Resource } from '../../../core/node/operation';
import { getMany } from '../../shared/list-operations';
import { smallList } from '../lists';
import { listOptions } from '../options';
import { CONSOLE_USER } from '../records';

/** Identities are not meant: they are assets of the type users. */
const consoleUsers = smallList({
	noun: { one: 'console user', many: 'console users' },
	kind: CONSOLE_USER,
	list: (dialect, size) => dialect.consoleUsers(size),
});

/** Accounts of the Axonius console. */
export const consoleUser: Resource = {
	name: 'Console User',
	value: 'consoleUser',
	description: 'Accounts of the Axonius console',
	operations: [getMany(consoleUsers, listOptions)],
};
