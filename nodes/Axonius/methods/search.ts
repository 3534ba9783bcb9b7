import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { toNodeError } from '../../../core/node/to-node-error';
import { Session } from '../../../core/http/session';
import type { Row } from '../../../core/pages/page-style';
import { any, contains, isOneOf } from '../aql';
import { assetId, marked, simpleAsset, simpleFields } from '../assets';
import { dialectOf, exchange, type ListPages } from '../dialect';
import { asAssetType } from '../neverSent';
import { walkList } from '../selection';
import { cleanedRow } from '../values';
import { axonius } from '../vendor';

/** Assets in the list; more are found by searching. */
const ASSETS = 50;
/** Records per page of the smaller lists, and how many of them are looked through. */
const SIZE = 200;
const MOST_SEARCHED = 2_000;
/** API v1 has no list of types; these are the ones that the vendor's own client and Splunk add-on read. */
const TYPES_OF_V1 = ['devices', 'software', 'users', 'vulnerabilities'];
/** Where a name stands, by asset type; other types have `name`. */
const NAME_FIELDS: Record<string, string[]> = {
	devices: ['hostname', 'name'],
	users: ['username', 'mail'],
	alert_findings: ['finding_name'],
	vulnerabilities: ['cve_id'],
	vulnerability_instances: ['cve_id'],
};

/** The asset type that is chosen in the form, devices where there is none yet. @throws InputError */
export function chosenType(ctx: ILoadOptionsFunctions): string {
	const type = ctx.getCurrentNodeParameter('assetType', { extractValue: true });
	return typeof type === 'string' && type !== '' ? asAssetType(type) : 'devices';
}

/** Asset types of this tenant. */
export async function searchAssetTypes(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await search(this, filter, async (session) => {
		const types = dialectOf(session).assetTypes;
		const rows = types ? await exchange(session, types()) : TYPES_OF_V1.map((name) => ({ name }));
		return rows.map(({ name, display_name: title, asset_type: type }: Row) => {
			const value = String(name ?? type);
			return { name: String(title ?? value), value };
		});
	});
}

/** Saved queries; in forms that are about one asset type, only those on it. */
export async function searchSavedQueries(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const isOfAnyType = this.getCurrentNodeParameter('resource') === 'savedQuery';
	return await search(this, filter, async (session) => {
		const type = isOfAnyType ? undefined : chosenType(this);
		const rows = await firstOf(session, dialectOf(session).savedQueries(type, SIZE));
		return rows
			.filter((row) => type === undefined || (row.asset_type ?? row.module ?? type) === type)
			.map(({ uuid, name }) => ({ name: String(name), value: String(uuid) }));
	});
}

/** Enforcement sets. */
export async function searchEnforcements(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await search(this, filter, async (session) => {
		const rows = await firstOf(session, dialectOf(session).enforcements(SIZE));
		return rows.map(({ uuid, name }) => ({ name: String(name), value: String(uuid) }));
	});
}

/** Custom fields of the chosen asset type. */
export async function searchCustomFields(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await search(this, filter, async (session) => {
		const fields = await exchange(session, dialectOf(session).fields(chosenType(this)));
		return fields
			.filter(({ name }) => String(name).startsWith('adapters_data.gui.custom_'))
			.map(({ name, title }) => ({ name: String(title ?? name), value: String(name) }));
	});
}

/** Assets of the chosen type: the first ones, or those that Axonius finds by name or ID. */
export async function searchAssets(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const text = filter.trim();
	return await search(this, '', async (session) => {
		const type = chosenType(this);
		const places = Object.hasOwn(NAME_FIELDS, type) ? NAME_FIELDS[type] : ['name'];
		const names = places.map((name) => `specific_data.data.${name}`);
		const aql = any([isOneOf('internal_axon_id', [text]), ...names.map((name) => contains(name, text))]);
		const fields = simpleFields(type).length > 0 ? simpleFields(type) : names;
		const query = { type, aql: text ? aql : undefined, fields, useCache: false, details: false };
		const { style, ask } = dialectOf(session).assets(query, ASSETS);
		const rows = style.rows(await ask(session, style.first));
		return rows.flatMap((row) => {
			const id = assetId(row);
			return id === undefined ? [] : [{ name: nameOf(row, type, id), value: id }];
		});
	});
}

function nameOf(row: Row, type: string, id: string): string {
	const asset = simpleAsset(marked(cleanedRow(row), type, []), type, []);
	const { hostname, username, finding_name: finding, cve_id: cve, name } = asset;
	const [found] = [hostname ?? username ?? finding ?? cve ?? name ?? id].flat();
	return String(found);
}

async function search(
	ctx: ILoadOptionsFunctions,
	filter: string | undefined,
	load: (session: Session) => Promise<INodeListSearchItems[]>,
): Promise<INodeListSearchResult> {
	try {
		const part = (filter ?? '').trim().toLowerCase();
		const items = await load(await Session.open(ctx, axonius));
		return { results: items.filter(({ name, value }) => `${name} ${String(value)}`.toLowerCase().includes(part)) };
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: axonius.name, doing: 'load the list' });
	}
}

async function firstOf(session: Session, list: ListPages): Promise<Row[]> {
	const found: Row[] = [];
	for await (const rows of walkList(session, list)) {
		found.push(...rows);
		if (found.length >= MOST_SEARCHED) break;
	}
	return found;
}
