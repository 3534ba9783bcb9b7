import type { Answer } from '../kernel/answer.cts';
import type { Handler, Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { PrivxData } from './data.cts';
import { notFound } from './errors.cts';
import { listHandler } from './list.cts';
import { anyOf, keywords, readBody } from './search-body.cts';

const PATH = '/auth/api/v1/sessionstorage';

/** The routes of user sessions [DOC]. */
export function sessionRoutes(data: PrivxData): Route[] {
	const { access, sessions, settings } = data;
	// Default size, sort keys and default order are [DOC], the maximum is [INVENTED].
	const sortable = ['expires', 'id', 'user_id', 'source_id', 'domain', 'username', 'type', 'updated', 'token_expires'];
	const list = { records: sessions, defaultLimit: 50, maxLimit: 1000, sortable };
	const search = listHandler({ ...list, wanted: searchOf }, settings);
	const ofUser: Handler = async (request, [user]) => {
		const wanted = () => ({ conditions: anyOf('user_id', user, (session) => session.user_id) });
		return await listHandler({ ...list, wanted }, settings)(request, []);
	};
	const view = (handler: Handler) => access.needs('users-view', handler);
	const manage = (handler: Handler) => access.needs('users-manage', handler);
	return [
		{ method: 'POST', effect: 'read', pattern: `${PATH}/sessions/search`, answer: view(search) },
		{ method: 'GET', pattern: `${PATH}/users/:/sessions`, answer: view(ofUser) },
		{
			method: 'POST',
			effect: 'write',
			pattern: `${PATH}/sessions/:/terminate`,
			answer: manage((_, [id]) => terminate(data, id)),
		},
		{
			method: 'POST',
			effect: 'write',
			pattern: `${PATH}/users/:/sessions/terminate`,
			answer: manage((_, [id]) => terminateAll(data, id)),
		},
	];
}

function searchOf(request: VendorRequest) {
	const read = readBody(request);
	if ('status' in read) return read;
	const { keywords: words, user_id, type } = read.body;
	return {
		conditions: [
			...keywords(words),
			...anyOf('user_id', user_id, (session) => session.user_id),
			...anyOf('type', type, (session) => session.type),
		],
	};
}

// An ended session is no longer listed [INF].
function terminate({ sessions }: PrivxData, id: string): Answer {
	if (!sessions.find(id)) return notFound('Session');
	sessions.remove(id);
	return { status: 200 };
}

// A user without sessions is not an error, and neither is an unknown user [INVENTED].
function terminateAll({ sessions }: PrivxData, userId: string): Answer {
	const ids = sessions.all.filter(({ user_id }) => user_id === userId).map(({ id }) => id);
	for (const id of ids) sessions.remove(id);
	return { status: 200 };
}
