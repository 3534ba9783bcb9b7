import type { IDataObject } from 'n8n-workflow';
import { path } from '../../../core/http/path';
import type { Query } from '../../../core/http/query';
import type { Session } from '../../../core/http/session';
import { objectOf, recordOf } from '../../../core/json';
import type { Row } from '../../../core/pages/page-style';
import { fieldsIn, listIn, namedIn, numberIn, recordIn } from './answers';
import type { AssetQuery, Dialect, FetchFilter, Pages, Positions } from './dialect';
import { byOffset, inOnePiece } from './list-pages';
import { TokenPages } from './token-pages';

/**
 * API v2: plain JSON. Its reference is not public. Paths and bodies are those of integrations written for it
 * (elastic/integrations, UofIAxonius, demisto/content).
 */
export const v2: Dialect = {
	assets,
	assetsByPosition,
	asset: (type, id, snapshot) => ({
		request: { path: path`/assets/${type}/${id}`, query: { history: snapshot } },
		read: (body) => recordIn(body, 'asset'),
	}),
	count: (query) => ({
		request: { method: 'POST', path: path`/assets/${query.type}/count`, body: selection(query), repeatable: true },
		read: numberIn,
	}),
	fields: (type) => ({ request: { path: path`/assets/${type}/fields` }, read: fieldsIn }),
	assetTypes: () => ({
		request: { path: '/assets/asset_types' },
		read: (body) => namedIn(body, ['asset_types']),
	}),
	// Sent twice, tags and custom fields are the same as sent once, so these requests may be repeated.
	tag: ({ type, ids }, tags, adds) => ({
		method: 'POST',
		path: adds ? path`/assets/${type}/add_tags` : path`/assets/${type}/remove_tags`,
		body: { tags, entities: { internal_axon_ids: ids } },
		repeatable: true,
	}),
	setCustomField: ({ type, ids }, field, value) => ({
		method: 'PATCH',
		path: path`/assets/${type}/update_custom_fields`,
		body: { internal_axon_ids: ids, custom_field: { field_name: field, value } },
		repeatable: true,
	}),
	link: ({ type, ids }, links) => ({
		method: 'POST',
		path: links ? path`/assets/${type}/link_assets` : path`/assets/${type}/unlink_assets`,
		body: { internal_axon_ids: ids },
	}),
	savedQueries: (type, size) =>
		listed('/queries', 'queries', size, { folder_id: 'all', include_metadata: true, asset_type: type }),
	savedQuery: (id) => ({
		request: { path: path`/queries/${id}` },
		read: (body) => recordIn(body, 'saved_query'),
	}),
	createSavedQuery: ({ name, aql, type, description }) => ({
		request: { method: 'POST', path: '/queries', body: { name, query: aql, asset_type: type, description } },
		read: (body) => recordIn(body, 'saved_query'),
	}),
	deleteSavedQuery: (id) => ({ method: 'DELETE', path: path`/queries/${id}` }),
	adapters: (withSettings) => ({
		request: { path: '/adapters', query: { include_connection_details: withSettings } },
		read: (body) => listIn(body, ['adapters']),
	}),
	fetches,
	enforcements: (size) => listed('/enforcements', 'enforcements', size),
	runEnforcement: (id) => ({ method: 'POST', path: path`/enforcements/${id}/run`, once: true }),
	discovery: () => ({ request: { path: '/discovery' }, read: (body) => recordOf(body, 'a record') }),
	consoleUsers: () => inOnePiece({ request: { path: '/users' }, read: (body) => listIn(body, ['users']) }),
};

function selection({ aql, savedQueryId, snapshot }: AssetQuery) {
	return { query: aql, saved_query_id: savedQueryId, history: snapshot };
}

/** Axonius includes details and uses its cache unless the request says otherwise. Without metadata there is no token. */
function listBody(query: AssetQuery) {
	const { fields, details = false, useCache = false } = query;
	return {
		...selection(query),
		fields: fields.length > 0 ? fields : undefined,
		include_metadata: true,
		include_details: details,
		use_cache_entry: useCache,
	};
}

function rows(body: unknown): Row[] {
	return listIn(body, ['assets']);
}

async function send(session: Session, type: string, body: IDataObject): Promise<unknown> {
	return (await session.send({ method: 'POST', path: path`/assets/${type}`, body, repeatable: true })).body;
}

function assetsByPosition(query: AssetQuery): Positions {
	const list = listBody(query);
	return {
		rows,
		ask: async (session, { start, count }) =>
			await send(session, query.type, { ...list, page: { limit: count, offset: start } }),
	};
}

function assets(query: AssetQuery, size: number): Pages<TokenPages> {
	const list = listBody(query);
	// Where the token goes: integrations tested with live servers say the top level, an early one said `page.cursor`.
	let atTop = true;
	const style = new TokenPages({
		first: {},
		size,
		rows,
		token: tokenIn,
		endsWithoutToken: true,
		step: (token) => ({ body: { token, ...(atTop ? {} : { atTop }) } }),
	});
	return {
		style,
		async ask(session, step) {
			const token = step.body?.token;
			atTop &&= step.body?.atTop !== false;
			const sent = async () => {
				const page = { limit: size, ...(token === undefined || atTop ? {} : { cursor: token }) };
				return await send(session, query.type, { ...list, page, ...(atTop ? { next_page: token } : {}) });
			};
			const answer = await sent();
			// A server that looks for the token elsewhere gives the first page again, with the same token.
			const isIgnored = token !== undefined && tokenIn(answer) === token && rows(answer).length > 0;
			if (!isIgnored || !atTop) return answer;
			atTop = false;
			return await sent();
		},
	};
}

/** Seen as `next_page`, and as `cursor` in some versions. */
function tokenIn(body: unknown): unknown {
	const meta = objectOf(objectOf(body)?.meta);
	return meta?.next_page ?? meta?.cursor ?? objectOf(meta?.page)?.cursor;
}

function fetches(filter: FetchFilter, size: number): Pages {
	const { adapters, statuses, withRealtime = true, timeRange } = filter;
	const body = { adapters, statuses, exclude_realtime: !withRealtime, time_range: timeRange };
	return byOffset({
		size,
		location: 'body',
		rows: (answer) => listIn(answer, ['fetch_history', 'fetches', 'history', 'adapters_fetch_history', 'data']),
		request: ({ body: page }) => ({
			method: 'POST',
			path: '/adapters/fetch_history',
			body: { ...body, page },
			repeatable: true,
		}),
	});
}

function listed(where: string, name: string, size: number, query: Query = {}): Pages {
	const rows = (body: unknown) => listIn(body, [name]);
	return byOffset({ size, rows, request: (step) => ({ path: where, query: { ...query, ...step.query } }) });
}
