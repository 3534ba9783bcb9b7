import type { Answer } from '../kernel/answer.cts';
import type { Handler, Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { PrivxData } from './data.cts';
import { notFound } from './errors.cts';
import { listHandler } from './list.cts';
import type { UserRole } from './records.cts';
import { createRole, removeRole, replaceRole } from './role-changes.cts';
import { anyOf, keywords, readBody, readList } from './search-body.cts';
import { shortList } from './short-list.cts';
import { listedUser } from './user-routes.cts';

const PATH = '/role-store/api/v1/roles';

/** The routes of roles [DOC]. */
export function roleRoutes(data: PrivxData): Route[] {
	const { access, roles, settings } = data;
	// Default and maximum are [DOC].
	const list = { records: roles, defaultLimit: 50, maxLimit: 1000, sortable: ['name', 'id', 'updated'] };
	const wanted = (request: VendorRequest) => {
		const read = readBody(request);
		if ('status' in read) return read;
		const { name, keywords: words } = read.body;
		return { conditions: [...anyOf('name', name, (role) => role.name), ...keywords(words)] };
	};
	// A search only has these two fields [CODE].
	const search = listHandler({ ...list, wanted, row: ({ id, name }) => ({ id, name }) }, settings);
	const view = (handler: Handler) => access.needs('roles-view', handler);
	const manage = (handler: Handler) => access.needs('roles-manage', handler);
	return [
		{ method: 'GET', pattern: PATH, answer: view(listHandler(list, settings)) },
		{ method: 'POST', effect: 'read', pattern: `${PATH}/search`, answer: view(search) },
		{ method: 'POST', effect: 'read', pattern: `${PATH}/resolve`, answer: view((request) => resolve(data, request)) },
		{ method: 'POST', effect: 'write', pattern: PATH, answer: manage((request) => createRole(data, request)) },
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${PATH}/:`,
			answer: manage((request, [id]) => replaceRole(data, id, request)),
		},
		{ method: 'DELETE', pattern: `${PATH}/:`, answer: manage((_, [id]) => removeRole(data, id)) },
		{ method: 'GET', pattern: `${PATH}/:`, answer: view((_, [id]) => oneRole(data, id)) },
		{ method: 'GET', pattern: `${PATH}/:/members`, answer: view((request, [id]) => members(data, id, request)) },
	];
}

function oneRole({ roles, users }: PrivxData, id: string): Answer {
	const role = roles.find(id);
	if (!role) return notFound('Role');
	const member_count = users.all.filter((user) => has(user.roles, id)).length;
	return { status: 200, body: { ...role, member_count } };
}

// Names without a role are silently left out [INF].
function resolve(data: PrivxData, request: VendorRequest): Answer {
	const read = readList(request);
	if ('status' in read) return read;
	const found = data.roles.all.filter(({ name }) => read.list.includes(name));
	return shortList(
		found.map(({ id, name }) => ({ id, name })),
		data.settings,
	);
}

function members(data: PrivxData, id: string, request: VendorRequest): Answer | Promise<Answer> {
	if (!data.roles.find(id)) return notFound('Role');
	const holds = (user: Record<string, unknown>) => has(user.roles as UserRole[], id);
	const list = listHandler(
		{
			records: data.users,
			defaultLimit: 50,
			// [INVENTED]: clients request 50 and 100.
			maxLimit: 1000,
			sortable: ['principal', 'id'],
			wanted: () => ({ conditions: [{ key: `member=${id}`, holds }] }),
			row: listedUser,
		},
		data.settings,
	);
	return list(request, []);
}

function has(roles: UserRole[], id: string): boolean {
	return roles.some((role) => role.id === id);
}
