import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../core/errors/input-error';
import { path } from '../../../core/http/path';
import type { Query } from '../../../core/http/query';
import type { Session } from '../../../core/http/session';
import { objectOf } from '../../../core/json';
import type { Row } from '../../../core/pages/page-style';
import { fieldsIn, listIn, numberIn } from './answers';
import type { AssetQuery, Dialect, FetchFilter, Pages, Positions } from './dialect';
import { attributesIn, enveloped, listed, oneIn, rowsIn } from './envelope';
import { byOffset } from './list-pages';
import { TokenPages } from './token-pages';

/**
 * API v1: JSON:API, with a schema name in each body. Schemas and paths are those of the vendor's own client
 * (Axonius/axonius_api_client 5.0.21) and Postman collections (Axonius/postman-minis).
 */
export const v1: Dialect = {
	assets,
	assetsByPosition,
	asset: (type, id, snapshot) => ({
		request: { path: path`/${type}/${id}`, query: withoutSnapshot(snapshot) },
		read: (body) => asInLists(oneIn(body)),
	}),
	count: (query) => ({
		// The first answer may have no number, since Axonius counts in the background; later the cache has it.
		request: {
			...enveloped('POST', path`/${query.type}/count`, 'entities_count_schema', {
				...selection(query),
				use_cache_entry: true,
			}),
			repeatable: true,
		},
		read: (body) => numberIn(attributesIn(body)),
	}),
	fields: (type) => ({ request: { path: path`/${type}/fields` }, read: fieldsIn }),
	tag: ({ type, ids }, tags, adds) =>
		enveloped(adds ? 'PUT' : 'DELETE', path`/${type}/labels`, 'add_tags_schema', {
			// `include: false` would mean all assets except these.
			entities: { ids, include: true },
			labels: tags,
		}),
	setCustomField({ type, ids }, field, values) {
		const name = field.replace('adapters_data.gui.', '');
		return enveloped('PUT', path`/${type}/entity_custom`, 'entities_custom_data_schema', {
			selection: { ids, include: true },
			filter: '',
			data: { [name]: customValue(name, values) },
		});
	},
	savedQueries: (type, size) =>
		listed(
			{
				path: '/queries/saved',
				query: {
					get_metadata: true,
					filter: type === undefined ? undefined : `module in [${JSON.stringify(type)}]`,
				},
			},
			size,
		),
	savedQuery: (id) => ({ request: { path: path`/queries/specific/${id}` }, read: oneIn }),
	createSavedQuery: ({ name, aql, type, description }) => ({
		request: enveloped('POST', path`/queries/${type}`, 'views_schema', {
			name,
			description,
			view: { query: { filter: aql, expressions: [] }, fields: [] },
		}),
		read: oneIn,
	}),
	deleteSavedQuery: (id) => enveloped('DELETE', path`/queries/query/${id}`, 'private_schema', { private: false }),
	adapters: () => ({
		request: { path: '/adapters', query: { get_clients: true } },
		read: (body) => rowsIn(body).flatMap(nodesOf),
	}),
	fetches,
	enforcements: (size) => listed({ path: '/enforcements', query: { get_metadata: true } }, size),
	runEnforcement: (id) => ({
		...enveloped('PUT', path`/enforcements/${id}/trigger`, 'run_enforcements_schema', {
			ec_page_run: false,
			use_conditions: false,
		}),
		repeatable: false,
		once: true,
	}),
	discovery: () => ({ request: { path: '/dashboard/lifecycle' }, read: oneIn }),
	consoleUsers: (size) => listed({ path: '/settings/users' }, size),
};

/** An adapter has one entry for each node it runs on; its connections are called clients. */
function nodesOf({ id, adapters_data: nodes }: Row): Row[] {
	return listIn(nodes ?? [], []).map(({ clients, clients_count: count, ...node }) => ({
		id,
		...node,
		connections_count: count,
		connections: clients,
	}));
}

/** A single asset has its adapter records where lists, and v2, have the adapters' names. */
function asInLists(asset: Row): Row {
	const { adapters } = asset;
	const records = Array.isArray(adapters) ? (adapters as unknown[]).map(objectOf) : [];
	if (records.length === 0 || records.includes(undefined)) return asset;
	return { ...asset, adapters: records.map((record) => String(record?.plugin_name)), specific_data: adapters };
}

/** Only lists of v1 know snapshots. */
function withoutSnapshot(snapshot: string | undefined): Query {
	if (snapshot === undefined) return {};
	throw new InputError(
		'a snapshot of one asset is not possible with API v1',
		'Use Get Many with an AQL query for its internal_axon_id, or choose v2 as API Version in the credential.',
	);
}

function selection({ aql, savedQueryId, snapshot }: AssetQuery): IDataObject {
	return { filter: savedQueryId === undefined ? aql : reference(savedQueryId), history: snapshot };
}

/** A saved query inside AQL. The attribute `saved_query_id` only records what a request is for: it filters nothing. */
function reference(savedQueryId: string): string {
	if (/^[\w-]+$/.test(savedQueryId)) return `({{QueryID=${savedQueryId}}})`;
	throw new InputError(`"${savedQueryId}" is not the ID of a saved query`, 'Choose the saved query from the list.');
}

function listAttributes(query: AssetQuery): IDataObject {
	const { type, fields, details = false, useCache = false } = query;
	return {
		...selection(query),
		fields: fields.length > 0 ? { [type]: fields } : undefined,
		include_details: details,
		use_cache_entry: useCache,
		get_metadata: true,
	};
}

/** The ID of the resource is that of the asset, which the attributes have too. */
function assetsIn(body: unknown): Row[] {
	return listIn(body, ['data']).map((one) => (objectOf(one.attributes) ?? one) as Row);
}

async function sendForAssets(session: Session, type: string, attributes: IDataObject): Promise<unknown> {
	const request = enveloped('POST', path`/${type}`, 'entity_request_schema', attributes);
	return (await session.send({ ...request, repeatable: true })).body;
}

/** By offset without a cursor, as the vendor's client does if it is told to. */
function assetsByPosition(query: AssetQuery): Positions {
	const list = listAttributes(query);
	return {
		rows: assetsIn,
		ask: async (session, { start, count }) =>
			await sendForAssets(session, query.type, { ...list, page: { offset: start, limit: count } }),
	};
}

/** By cursor, with the offset beside it, as the vendor's client does. The cursor may stay the same. */
function assets(query: AssetQuery, size: number): Pages<TokenPages> {
	const list = { ...listAttributes(query), use_cursor: true };
	const style = new TokenPages({
		first: { body: { page: { offset: 0, limit: size } } },
		size,
		rows: assetsIn,
		token: (body) => objectOf(objectOf(body)?.meta)?.cursor,
		endsWithoutToken: false,
		step: (cursor, received) => ({ body: { page: { offset: received, limit: size }, cursor_id: cursor } }),
	});
	return {
		style,
		ask: async (session, step) => await sendForAssets(session, query.type, { ...list, ...step.body }),
	};
}

function fetches(filter: FetchFilter, size: number): Pages {
	const { adapters = [], statuses = [], withRealtime = true, timeRange } = filter;
	const attributes = {
		adapters_filter: adapters,
		statuses_filter: statuses,
		exclude_realtime: !withRealtime,
		time_range: timeRange,
	};
	return byOffset({
		size,
		location: 'body',
		rows: rowsIn,
		request: ({ body: page }) => ({
			...enveloped('POST', '/adapters/history', 'history_request_schema', { ...attributes, page }),
			repeatable: true,
		}),
	});
}

const FIELD_TYPES: Record<string, string> = { boolean: 'bool', number: 'number' };

function customValue(name: string, values: unknown[]): IDataObject {
	const [value] = values;
	if (values.length !== 1) {
		throw new InputError(
			'with API v1, a custom field takes exactly one value',
			'Choose v2 as API Version in the credential to set several values.',
		);
	}
	const title = name
		.replace('custom_', '')
		.replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) => `${gap && ' '}${letter.toUpperCase()}`);
	return { value: value as string, predefined: false, title, type: FIELD_TYPES[typeof value] ?? 'string' };
}
