import { randomUUID } from 'node:crypto';
import type { Answer } from '../kernel/answer.cts';
import type { Handler, Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { PrivxData } from './data.cts';
import { invalid, missing, notFound } from './errors.cts';
import { listHandler } from './list.cts';
import type { User } from './records.cts';
import { anyOf, readBody } from './search-body.cts';

const PATH = '/local-user-store/api/v1/users';

/** The routes of users in the local directory [DOC; bodies CODE: SSHcom/privx-sdk-go, userstore/model.go]. */
export function localUserRoutes(data: PrivxData): Route[] {
	const { access, users, settings } = data;
	const view = (handler: Handler) => access.needs('users-view', handler);
	const manage = (handler: Handler) => access.needs('users-manage', handler);
	// The maximum is [INVENTED]: clients request 50 and 1,000.
	const list = { records: users, defaultLimit: 50, maxLimit: 1000, sortable: ['principal', 'id', 'full_name'] };
	const all = listHandler({ ...list, wanted: (request) => wanted(data, request), row: localUser }, settings);
	return [
		{ method: 'GET', pattern: PATH, answer: view(all) },
		{ method: 'POST', effect: 'write', pattern: PATH, answer: manage((request) => create(data, request)) },
		{ method: 'GET', pattern: `${PATH}/:`, answer: view((_, [id]) => one(data, id, (user) => ok(localUser(user)))) },
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${PATH}/:`,
			answer: manage((request, [id]) => one(data, id, (user) => replace(data, user, request))),
		},
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${PATH}/:/password`,
			answer: manage((request, [id]) => one(data, id, () => setPassword(data, id, request))),
		},
		{ method: 'DELETE', pattern: `${PATH}/:`, answer: manage((_, [id]) => one(data, id, () => remove(data, id))) },
	];
}

function wanted({ ids }: PrivxData, { query }: VendorRequest) {
	return {
		conditions: [
			...anyOf('source', ids.sources.LOCAL, (user) => user.source),
			...anyOf('username', query.get('username'), (user) => user.principal),
			...anyOf('id', query.get('id'), (user) => user.id),
		],
	};
}

// The same user with other names, without roles and directory [DOC]. The password itself is never returned [INF].
function localUser({ id, principal, full_name, email, created, local }: User): Record<string, unknown> {
	const names = { id, username: principal, full_name, email, created, password: { created } };
	return { tags: [], attributes: [], password_change_required: false, ...(local as object), ...names };
}

function ok(body?: unknown): Answer {
	return { status: 200, body };
}

function one(data: PrivxData, id: string, answer: (user: User) => Answer): Answer {
	const user = data.users.find(id);
	return user?.source === data.ids.sources.LOCAL ? answer(user) : notFound('User');
}

function create(data: PrivxData, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const { username } = read.body;
	if (!username) return missing('username');
	const others = data.users.all.filter(({ source }) => source === data.ids.sources.LOCAL);
	if (others.some(({ principal }) => principal === username)) return invalid('username', 'this user exists');
	const id = randomUUID();
	const source = { source: data.ids.sources.LOCAL, source_type: 'LOCAL', roles: [] };
	data.addUser({ ...source, ...stored(read.body), id, source_user_id: id });
	keepPassword(data, id, read.body);
	data.addAuditEvent(500, { userID: id });
	return { status: 201, body: { id } };
}

// All that is not in the body is removed [DOC: PUT replaces], but an empty password changes nothing [CODE: SSHcom/terraform-provider-privx].
function replace(data: PrivxData, user: User, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	if (!read.body.username) return missing('username');
	data.users.update(user.id, stored(read.body));
	keepPassword(data, user.id, read.body);
	return ok();
}

function stored({
	username,
	full_name = '',
	email = '',
	password: _,
	...local
}: Record<string, unknown>): Partial<User> {
	return { principal: String(username), full_name: String(full_name), email: String(email), local };
}

function setPassword(data: PrivxData, id: string, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	if (!read.body.password) return missing('password');
	data.passwords.set(id, String(read.body.password));
	return ok();
}

function keepPassword(data: PrivxData, id: string, { password }: Record<string, unknown>): void {
	const given = (password as { password?: string } | undefined)?.password;
	if (given) data.passwords.set(id, given);
}

function remove(data: PrivxData, id: string): Answer {
	data.users.remove(id);
	data.addAuditEvent(502, { userID: id });
	return ok();
}
