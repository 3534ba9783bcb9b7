import type { INodeProperties } from 'n8n-workflow';
import type { Session } from '../../core/http/session';
import type { Call } from '../../core/node/call';
import { chosenId, idsFor, type Named } from '../../core/node/named';
import { ACCESS_GROUPS, ACCOUNTS, HOSTS, LOCAL_USERS, ROLES, USERS } from './collections';
import { accountPath, hostId, localUserId, roleId, userId } from './locators';
import { idOf, pagesOf } from './pages';
import { accountNames } from './resources/checkout/records';

/** The form of all IDs in PrivX (vendor's SDKs and API reference). */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const byUuid = { idOf, isId: (text: string) => UUID.test(text) };

/** Access groups: a short list. */
export const GROUP_NAMES: Named = {
	...byUuid,
	what: ACCESS_GROUPS.what,
	namesOf: ({ name }) => [name],
	find: { all: (session) => pagesOf(session, ACCESS_GROUPS) },
};

/** Hosts by common name. It is not documented whether the search for it needs the same case, so keywords come second. */
export const HOST_NAMES: Named = {
	...byUuid,
	what: HOSTS.what,
	namesOf: ({ common_name }) => [common_name],
	find: {
		by: [
			(session, name) => pagesOf(session, HOSTS, { body: { common_name: [name] } }),
			(session, name) => pagesOf(session, HOSTS, { body: { keywords: name } }),
		],
	},
};

/** Local users: all are read, since a search for one user name would hide another user with this full name or mail address. */
const LOCAL_USER_NAMES: Named = {
	...byUuid,
	what: LOCAL_USERS.what,
	namesOf: ({ username, full_name, email }) => [username, full_name, email],
	find: { all: (session) => pagesOf(session, LOCAL_USERS) },
};

/** Accounts by `user@place`. The form of paths is not documented: what has a slash, or no @, is taken as a path. */
const ACCOUNT_NAMES: Named = {
	what: ACCOUNTS.what,
	isId: (text) => text.includes('/') || !text.includes('@'),
	idOf: ACCOUNTS.kind.idOf,
	namesOf: accountNames,
	find: {
		by: [
			(session, name) => pagesOf(session, ACCOUNTS, { body: { keywords: '', username: userOf(name) } }),
			(session, name) => pagesOf(session, ACCOUNTS, { body: { keywords: userOf(name) } }),
		],
	},
};

/** Roles: one request for a thousand of them, however many names are wanted. */
export const ROLE_NAMES: Named = {
	...byUuid,
	what: ROLES.what,
	namesOf: ({ name }) => [name],
	find: { all: (session) => pagesOf(session, ROLES) },
};

/** Users of all directories by user name, full name or mail address. */
export const USER_NAMES: Named = {
	...byUuid,
	what: USERS.what,
	namesOf: ({ principal, full_name, email }) => [principal, full_name, email],
	find: { by: [(session, name) => pagesOf(session, USERS, { body: { keywords: name } })] },
};

/** The host that was chosen, by ID or name. @throws InputError */
export async function hostIn(call: Call): Promise<string> {
	return await chosenId(call, call.session, hostId, HOST_NAMES);
}

/** The path of the account that was chosen, by path or name. @throws InputError */
export async function accountIn(call: Call): Promise<string> {
	return await chosenId(call, call.session, accountPath, ACCOUNT_NAMES);
}

/** The local user who was chosen, by ID or name. @throws InputError */
export async function localUserIn(call: Call): Promise<string> {
	return await chosenId(call, call.session, localUserId, LOCAL_USER_NAMES);
}

/** The role that was chosen, by ID or name. @throws InputError */
export async function roleIn(call: Call, parameter: INodeProperties = roleId): Promise<string> {
	return await chosenId(call, call.session, parameter, ROLE_NAMES);
}

/** The user who was chosen, by ID or name. @throws InputError */
export async function userIn(call: Call, parameter: INodeProperties = userId): Promise<string> {
	return await chosenId(call, call.session, parameter, USER_NAMES);
}

/** Roles that are given by ID or name, as the API takes them. @param label of the parameter @throws InputError */
export async function rolesFor(session: Session, texts: string[], label: string): Promise<Array<{ id: string }>> {
	return (await idsFor(session, texts, ROLE_NAMES, label)).map((id) => ({ id }));
}

/** Fields of a record with the ID of its access group, where that was given by name. @throws InputError */
export async function withGroupId<Fields extends { access_group_id?: unknown }>(
	session: Session,
	fields: Fields,
): Promise<Fields> {
	const { access_group_id: given } = fields;
	if (typeof given !== 'string' || given === '') return fields;
	const [access_group_id] = await idsFor(session, [given], GROUP_NAMES, 'Access Group Name or ID');
	return { ...fields, access_group_id };
}

/** The account in `root@web-01`. Accounts of a domain may have an @ of their own. */
function userOf(name: string): string {
	return name.slice(0, Math.max(0, name.lastIndexOf('@')));
}
