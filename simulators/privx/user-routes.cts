import type { Answer } from '../kernel/answer.cts';
import type { Handler, Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { PrivxData } from './data.cts';
import { notFound } from './errors.cts';
import { listHandler } from './list.cts';
import type { User } from './records.cts';
import { anyOf, keywords, readBody } from './search-body.cts';
import { shortList } from './short-list.cts';
import { replaceRoles } from './user-roles.cts';

const PATH = '/role-store/api/v1/users';

/** The routes of users of all directories [DOC]. */
export function userRoutes(data: PrivxData): Route[] {
	const { access, users, settings } = data;
	const view = (handler: Handler) => access.needs('users-view', handler);
	const grant = (handler: Handler) => access.needs('roles-manage', handler);
	// The maximum is [INVENTED]: clients request 50 and 100.
	const list = { records: users, defaultLimit: 50, maxLimit: 1000, sortable: ['principal', 'id', 'full_name'] };
	const search = listHandler({ ...list, wanted: searchOf, row: listedUser }, settings);
	const roles = (user: User) => shortList(user.roles, settings);
	return [
		{ method: 'POST', effect: 'read', pattern: `${PATH}/search`, answer: view(search) },
		// The API client itself: a real server's answer is not known [INF].
		{ method: 'GET', pattern: `${PATH}/current`, answer: () => one(data, data.ids.users.of(0), whole) },
		{ method: 'GET', pattern: `${PATH}/:`, answer: view((_, [id]) => one(data, id, whole)) },
		{ method: 'GET', pattern: `${PATH}/:/resolve`, answer: view((_, [id]) => one(data, id, whole)) },
		{ method: 'GET', pattern: `${PATH}/:/roles`, answer: view((_, [id]) => one(data, id, roles)) },
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${PATH}/:/roles`,
			answer: grant((request, [id]) => replaceRoles(data, id, request)),
		},
	];
}

/** A user in a list, without roles [CODE: recorded list]. */
export function listedUser({ local: _, ...user }: User): unknown {
	return { ...user, roles: null };
}

function whole({ local: _, ...user }: User): Answer {
	return { status: 200, body: user };
}

function one({ users }: PrivxData, id: string, answer: (user: User) => Answer): Answer {
	const user = users.find(id);
	return user ? answer(user) : notFound('User');
}

// An empty body means all users [CODE].
function searchOf(request: VendorRequest) {
	const read = readBody(request);
	if ('status' in read) return read;
	const { keywords: words, source, user_id } = read.body;
	return {
		conditions: [
			...keywords(words, ({ principal, full_name, email }) => [principal, full_name, email]),
			...anyOf('source', source, (user) => user.source),
			...anyOf('user_id', user_id, (user) => user.id),
		],
	};
}
