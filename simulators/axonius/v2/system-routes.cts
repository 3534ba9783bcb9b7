import type { Answer } from '../../kernel/answer.cts';
import type { Route } from '../../kernel/router.cts';
import { isObject, plainBody, text, texts, type Body } from '../body.cts';
import { Refusal } from '../errors.cts';
import { fetchesOf, rangeOf, select, shown } from '../fetches.cts';
import type { AxoniusSettings } from '../options.cts';
import type { Parts } from '../parts.cts';
import { pageOf, paging } from './page.cts';

const API = '/api/v2';

/** Adapters, enforcement sets, discovery, console users, gateways [CODE EL, UOFI, XSOAR, COM1]. */
export function systemRoutes(parts: Parts): Route[] {
	const { settings, enforcements, system, role } = parts;
	return [
		...role.guard('viewAdapters', adapterRoutes(parts)),
		...role.guard('viewEnforcements', [
			{ method: 'GET', pattern: `${API}/enforcements`, answer: ({ query }) => listSets(parts, query) },
		]),
		...role.guard('runEnforcements', [
			{
				method: 'POST',
				effect: 'write',
				pattern: `${API}/enforcements/:/run`,
				answer: (_, [id]) => {
					requireCurrent(settings);
					// The answer is not known [INVENTED].
					return { status: 200, body: { enforcement_id: enforcements.run(id).uuid, status: 'started' } };
				},
			},
		]),
		...role.guard('viewSystem', [
			{ method: 'GET', pattern: `${API}/discovery`, answer: () => ({ status: 200, body: system.discovery }) },
			{ method: 'GET', pattern: `${API}/users`, answer: () => ({ status: 200, body: { users: system.consoleUsers } }) },
			{
				method: 'GET',
				pattern: `${API}/gateways`,
				answer: () => ({ status: 200, body: { gateways: system.gateways } }),
			},
		]),
	];
}

function adapterRoutes(parts: Parts): Route[] {
	const { settings } = parts;
	const bodyOf = (request: Parameters<Route['answer']>[0]) => plainBody(request, settings.strictContentType);
	return [
		{ method: 'GET', pattern: `${API}/adapters`, answer: ({ query }) => listAdapters(parts, query) },
		{
			method: 'POST',
			effect: 'read',
			pattern: `${API}/adapters/fetch_history`,
			answer: (request) => listFetches(parts, bodyOf(request), 'fetch_history'),
		},
		{
			method: 'POST',
			effect: 'read',
			pattern: `${API}/adapters/fetch_events`,
			answer: (request) => listFetches(parts, bodyOf(request), 'fetch_events'),
		},
	];
}

// Added late: only the 2026 integration uses it [INF].
function requireCurrent({ release }: AxoniusSettings): void {
	if (release !== 'current') throw new Refusal(404, 'Not Found');
}

function listSets({ settings, enforcements }: Parts, query: URLSearchParams): Answer {
	requireCurrent(settings);
	const { rows, meta } = pageOf(enforcements.all, paging(query));
	return { status: 200, body: { enforcements: rows, meta } };
}

// Not paged [CODE EL]. Settings are empty unless requested [INF: the parameter is documented, its effect is not].
function listAdapters({ settings, adapters }: Parts, query: URLSearchParams): Answer {
	const hasDetails = query.get('include_connection_details') === 'true';
	const rows = adapters.all.map(({ connections, ...adapter }) => {
		if (settings.connectionsOnlyWhenAsked && !hasDetails) return adapter;
		const listed = connections.map((each) => (hasDetails ? each : { ...each, connection_config: {} }));
		return { ...adapter, connections: listed };
	});
	return { status: 200, body: { adapters: rows } };
}

// The body is [CODE UOFI], the answer [INVENTED].
function listFetches({ settings, adapters }: Parts, body: Body, key: string): Answer {
	const all = fetchesOf(adapters, settings);
	const now = settings.now();
	const found = select(all, {
		adapters: texts(body.adapters, 'adapters'),
		connectionIds: texts(body.connection_ids, 'connection_ids'),
		statuses: texts(body.statuses, 'statuses'),
		excludeRealtime: body.exclude_realtime === true,
		...rangeOf(isObject(body.time_range) ? body.time_range : body, now),
		sort: text(body.sort, 'sort'),
	});
	const page = isObject(body.page) ? body.page : {};
	const { rows, meta } = pageOf(found, { limit: page.limit, offset: page.offset });
	return { status: 200, body: { [key]: rows.map(shown), meta } };
}
