import type { Answer } from '../../kernel/answer.cts';
import type { Route } from '../../kernel/router.cts';
import type { Adapter } from '../adapters.cts';
import type { Enforcement } from '../enforcements.cts';
import { attributesOf, isObject, text, texts, whole, type Body } from '../body.cts';
import { Refusal } from '../errors.cts';
import { fetchesOf, rangeOf, select, shown } from '../fetches.cts';
import type { Parts } from '../parts.cts';
import { enveloped, listed, pageMeta, type Resource } from './envelope.cts';
import { runRoutes } from './run-routes.cts';

const API = '/api';

/** All routes of v1 that are not for assets or queries [CODE PYC, GSO, TA]. */
export function systemRoutes(parts: Parts): Route[] {
	const { system, role } = parts;
	return [
		...role.guard('viewAdapters', adapterRoutes(parts)),
		...runRoutes(parts),
		...enforcementRoutes(parts),
		...role.guard('viewSystem', [
			{
				method: 'GET',
				pattern: `${API}/dashboard/lifecycle`,
				answer: () => enveloped({ type: 'lifecycle_schema', attributes: system.discovery }),
			},
			{
				method: 'GET',
				pattern: `${API}/settings/users`,
				answer: ({ query }) =>
					listed(system.consoleUsers, query, (user) => ({
						id: user.uuid,
						type: 'users_details_schema',
						attributes: user,
					})),
			},
			// In an envelope [CODE PYC: system_meta.py]; the other one is not [CODE TA].
			{
				method: 'GET',
				pattern: `${API}/settings/meta/about`,
				answer: () => enveloped({ type: 'about_schema', attributes: ABOUT }),
			},
			{ method: 'GET', pattern: `${API}/settings/metadata`, answer: () => ({ status: 200, body: ABOUT }) },
		]),
		...DESTRUCTIVE,
		// Not found for service accounts. Since 6.1.74 only these may use the API [CODE PYC, DOC].
		{
			method: 'GET',
			pattern: `${API}/login`,
			answer: () => {
				throw new Refusal(404, 'Not Found');
			},
		},
	];
}

/** What no test should ever reach [CODE PYC]. Nothing is deleted here. */
const DESTRUCTIVE: Route[] = ['/api/:/destroy', '/api/factory_reset', '/api/enforcements'].map((pattern) => ({
	method: 'POST',
	effect: 'write',
	pattern,
	answer: () => ({ status: 403, body: {} }),
}));

/** Keys with spaces [CODE GSO, TA, PYC]. */
const ABOUT = { 'Installed Version': '9.0.7', 'Build Date': '2026-09-22' };

function enforcementRoutes({ enforcements, settings, role }: Parts): Route[] {
	const set = (row: (typeof enforcements.all)[number]): Resource => ({
		id: row.uuid,
		type: 'enforcements_details_schema',
		attributes: basicSet(row),
	});
	return [
		...role.guard('viewEnforcements', [
			{ method: 'GET', pattern: `${API}/enforcements`, answer: ({ query }) => listed(enforcements.all, query, set) },
			{
				method: 'GET',
				pattern: `${API}/enforcements/:`,
				answer: (_, [id]) => enveloped(set(enforcements.find(id))),
			},
		]),
		...role.guard('runEnforcements', [
			{
				method: 'PUT',
				effect: 'write',
				pattern: `${API}/enforcements/:/trigger`,
				answer: (request, [id]) => {
					const { name } = enforcements.run(id, attributesOf(request, settings.strictContentType));
					return enveloped({ type: 'name_schema', attributes: { name } });
				},
			},
		]),
	];
}

/** A set in a list, with its main action and its trigger flat [CODE PYC: enforcements.py, EnforcementBasicSchema; values INVENTED]. */
function basicSet({ uuid, name, action, last_updated }: Enforcement) {
	return {
		uuid,
		name,
		actions_main: action,
		actions_main_name: action,
		actions_main_type: action,
		triggers_view_name: null,
		triggers_last_triggered: null,
		triggers_times_triggered: 0,
		triggers_period: 'never',
		action_names: [action],
		updated_by: null,
		last_triggered: null,
		last_updated,
		last_run_status: null,
	};
}

function adapterRoutes(parts: Parts): Route[] {
	const { adapters, settings } = parts;
	return [
		{
			method: 'GET',
			pattern: `${API}/adapters`,
			answer: ({ query }) => {
				const hasClients = query.get('get_clients') === 'true';
				return enveloped(adapters.all.map((adapter) => adapterResource(adapter, hasClients)));
			},
		},
		{
			method: 'POST',
			effect: 'read',
			pattern: `${API}/adapters/history`,
			answer: (request) => listFetches(attributesOf(request, settings.strictContentType), parts),
		},
	];
}

// v1 names connections "clients" and groups them by node [CODE PYC]. That they are only sent on request is [INF].
function adapterResource(adapter: Adapter, hasClients: boolean): Resource {
	const { id, connections, connections_count: clients_count, ...node } = adapter;
	const clients = connections.map(({ connection_id, connection_config, ...connection }) => ({
		...connection,
		client_id: connection_id,
		client_config: connection_config,
	}));
	const adapters_data = [{ ...node, clients_count, ...(hasClients ? { clients } : {}) }];
	return { id, type: 'adapters_schema', attributes: { adapters_data } };
}

function listFetches(attributes: Body, { adapters, settings }: Parts): Answer {
	const found = select(fetchesOf(adapters, settings), {
		adapters: texts(attributes.adapters_filter, 'adapters_filter'),
		connectionIds: texts(attributes.clients_filter, 'clients_filter'),
		statuses: texts(attributes.statuses_filter, 'statuses_filter'),
		excludeRealtime: attributes.exclude_realtime === true,
		...rangeOf(isObject(attributes.time_range) ? attributes.time_range : {}, settings.now()),
		sort: text(attributes.sort, 'sort'),
	});
	const page = isObject(attributes.page) ? attributes.page : {};
	const limit = whole(page.limit, 'page.limit', 1) ?? 100;
	const offset = whole(page.offset, 'page.offset') ?? 0;
	const rows = found.slice(offset, offset + limit).map(
		(fetch): Resource => ({
			id: fetch.adapter_discovery_id,
			type: 'history_response_schema',
			attributes: shown(fetch),
		}),
	);
	return enveloped(rows, { page: pageMeta(found.length, offset, limit) });
}
