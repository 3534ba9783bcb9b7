import type { Answer } from '../kernel/answer.cts';
import { BodyCache } from '../kernel/body-cache.cts';
import type { Facets } from '../kernel/record-set.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Route } from '../kernel/router.cts';
import { AqlError, parseAql, type Query } from './aql-parse.cts';
import { fieldsOf, runQuery, type Found } from './aql-select.cts';
import type { ArmisData } from './data.cts';
import { entitiesOf, type Entity } from './entities.cts';
import { v1Data, v1Error } from './errors.cts';
import type { ArmisSettings } from './options.cts';
import { v1Page, windowOf, type Window } from './v1-list.cts';

/** The search for all kinds of records, and the list of devices, which is also a search [CODE]. */
export function searchRoutes(data: ArmisData, settings: ArmisSettings): Route[] {
	const searchable = { entities: entitiesOf(data), settings, data, drift: { rows: 0 }, cache: new BodyCache() };
	return [
		{
			method: 'GET',
			pattern: '/api/v1/search',
			answer: (request) => {
				const aql = request.query.get('aql') ?? '';
				if (aql.trim() === '') return v1Error(400, 'Missing required parameter: aql');
				return search(request, aql, 'results', searchable);
			},
		},
		{
			method: 'GET',
			pattern: '/api/v1/devices',
			answer: (request) => search(request, deviceQueryOf(request.query), 'data', searchable),
		},
	];
}

interface Search {
	entities: Record<string, Entity>;
	settings: ArmisSettings;
	data: ArmisData;
	/** How many rows a list without an order has moved since the start. */
	drift: { rows: number };
	cache: BodyCache;
}

/** The result of such a query depends on the time. */
const LOOKS_BACK = /\d (second|minute|hour|day|week|month)/i;

function search(request: VendorRequest, aql: string, key: string, searchable: Search): Answer {
	const { entities, settings, data } = searchable;
	const window = windowOf(request.query, settings.maxLength);
	if ('status' in window) return window;
	const orderBy = request.query.get('orderBy') ?? undefined;
	try {
		const query: Query = parseAql(aql);
		const all = runQuery(query, { entities, now: settings.now(), version: data.version }, orderBy);
		const found = counted(all, settings.mostCounted);
		if (orderBy !== undefined) checkOrder(found.entity, orderBy);
		if (orderBy === undefined && !settings.isDefaultOrderStable) {
			if (window.from > 0) searchable.drift.rows++;
			return v1Data(pageOf(request, moved(found, searchable.drift.rows), window, key));
		}
		if (LOOKS_BACK.test(aql)) return v1Data(pageOf(request, found, window, key));
		const make = () => v1Data(pageOf(request, found, window, key)).body;
		const body = searchable.cache.get(`${request.path}?${request.query.toString()}`, data.version, make);
		return { status: 200, headers: { 'content-type': 'application/json' }, body };
	} catch (error) {
		if (error instanceof AqlError) return v1Error(400, `Invalid AQL: ${error.message}`);
		throw error;
	}
}

function pageOf({ query }: VendorRequest, { entity, selected }: Found, window: Window, key: string): unknown {
	const shown = shownFields(entity, query.get('fields'));
	const { length } = selected;
	const page = v1Page({ length, at: (index) => shown(selected.at(index)) }, window, key);
	if (query.get('includeTotal') === 'false') delete page.total;
	return page;
}

/** The list of devices accepts a query as `search`, or single identifiers [CODE]. */
function deviceQueryOf(query: URLSearchParams): string {
	const given = query.get('search')?.trim() ?? '';
	const selected = /(^|\s)in:/.test(given) ? given : `in:devices ${given}`;
	const identifiers = { ip: 'ipAddress', mac: 'macAddress', id: 'id' };
	const asked = Object.entries(identifiers).filter(([name]) => query.has(name));
	return [selected, ...asked.map(([name, field]) => `${field}:"${query.get(name) ?? ''}"`)].join(' ');
}

// By one field, ascending. How to request descending order is not known, so it is refused.
function checkOrder({ records }: Entity, orderBy: string): void {
	const known = fieldsOf(records);
	if (known.length > 0 && !known.includes(orderBy)) throw new AqlError(`cannot order by ${orderBy}`);
}

function counted({ entity, selected }: Found, most: number): Found {
	return { entity, selected: { length: Math.min(selected.length, most), at: (index) => selected.at(index) } };
}

/**
 * The default order is by last change, so rows move between two pages [FIELD: API Guide 1.8]: with each next page
 * one more row comes to the front. The last row of a page comes again, and another row never comes.
 */
function moved({ entity, selected }: Found, rows: number): Found {
	const { length } = selected;
	const at = (index: number) => selected.at((index - (rows % length) + length) % length);
	return { entity, selected: { length, at } };
}

function shownFields({ onRequest }: Entity, fields: string | null): (record: Facets) => unknown {
	// An empty text means the default fields [INF: a client sends it and expects records].
	const names = fields
		?.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	if (names && names.length > 0)
		return (record) => Object.fromEntries(names.filter((name) => name in record).map((name) => [name, record[name]]));
	if (onRequest.length === 0) return (record) => record;
	return (record) => Object.fromEntries(Object.entries(record).filter(([name]) => !onRequest.includes(name)));
}
