import type { ILoadOptionsFunctions, INodeListSearchItems, INodePropertyOptions } from 'n8n-workflow';
import type { Session } from '../../core/http/session';
import { inEditor, listSearch, type Dropdown, type ListSearch } from '../../core/node/dropdown';
import { END, type Row } from '../../core/pages/page-style';
import { areAttributes, attributeOptions } from '../shared/event-fields';
import { axonius } from './api';
import { any, contains, isOneOf } from './aql';
import { assetId, assetShape, fieldsToAsk } from './assets';
import { dialectOf, exchange } from './dialect';
import type { Pages } from './dialect/dialect';
import { inOnePiece } from './dialect/list-pages';
import { asAssetType } from './forbidden-calls';
import { assetEvents } from './ocsf';
import { pagesIn } from './pages';
import { assetType } from './selection';
import { dataField } from './values';

/** Assets on a page of the list; others are found by searching. */
const ASSETS = 50;
/** Records on a page of the smaller lists. */
const SIZE = 200;
/** API v1 has no list of types. These are the ones that the vendor's own client and Splunk add-on read. */
const TYPES_OF_V1: Pages = {
	style: {
		first: {},
		rows: () => ['devices', 'software', 'users', 'vulnerabilities'].map((name) => ({ name })),
		following: () => END,
	},
	ask: async () => await Promise.resolve(),
};
const CUSTOM_FIELD = 'adapters_data.gui.custom_';
/** Where the name of an asset is, by type; other types have `name`. */
const NAME_FIELDS: Record<string, string[]> = {
	devices: ['hostname', 'name'],
	users: ['username', 'mail'],
	alert_findings: ['finding_name'],
	vulnerabilities: ['cve_id'],
	vulnerability_instances: ['cve_id'],
};

/** Asset types of this tenant. */
export const searchAssetTypes = search(() => ({
	pages(session) {
		const types = dialectOf(session).assetTypes;
		return pagesIn(session, types ? inOnePiece(types()) : TYPES_OF_V1);
	},
	lines: ({ name, display_name: title, asset_type: type }) => [line(name ?? type, title)],
}));

/** Saved queries; in forms that are about one asset type, only those on it. */
export const searchSavedQueries = search((ctx) => ({
	pages: (session) => pagesIn(session, dialectOf(session).savedQueries(queriedType(ctx), SIZE)),
	lines({ uuid, name, asset_type: type, module }) {
		const wanted = queriedType(ctx);
		const found = type ?? module ?? wanted;
		return found === (wanted ?? found) ? [line(uuid, name)] : [];
	},
}));

/** Enforcement sets. */
export const searchEnforcements = search(() => ({
	pages: (session) => pagesIn(session, dialectOf(session).enforcements(SIZE)),
	lines: ({ uuid, name }) => [line(uuid, name)],
}));

/** Custom fields of the chosen asset type. */
export const searchCustomFields = search((ctx) => ({
	pages: (session) => pagesIn(session, inOnePiece(dialectOf(session).fields(chosenType(ctx)))),
	lines: ({ name, title }) => (String(name).startsWith(CUSTOM_FIELD) ? [line(name, title)] : []),
}));

/** Assets of the chosen type. Axonius searches them by name or ID. */
export const searchAssets = search((ctx) => ({
	isSearched: true,
	pages: (session, text) => pagesIn(session, assetsNamed(session, chosenType(ctx), text)),
	lines(row, session) {
		const id = assetId(row);
		return id === undefined ? [] : [line(id, nameOf(row, chosenType(ctx), session))];
	},
}));

/** The field catalog of the chosen asset type, by title; for events first their attributes. */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inEditor(this, axonius, 'load the field names', async (session) => {
		const fields = await exchange(session, dialectOf(session).fields(chosenType(this)));
		const options = fields.map(({ name, title }) => ({
			name: title ? `${String(title)} (${String(name)})` : String(name),
			value: String(name),
		}));
		options.sort((a, b) => a.name.localeCompare(b.name));
		return areAttributes(this) ? [...attributeOptions(assetEvents(chosenType(this)).tables), ...options] : options;
	});
}

function search(dropdownOf: (ctx: ILoadOptionsFunctions) => Dropdown): ListSearch {
	return listSearch((ctx) => ({ api: axonius, dropdown: dropdownOf(ctx) }));
}

/** Assets whose name contains a text or whose ID it is; without a text, all of them. */
function assetsNamed(session: Session, type: string, text: string): Pages {
	const places = Object.hasOwn(NAME_FIELDS, type) ? NAME_FIELDS[type] : ['name'];
	const names = places.map(dataField);
	const aql = any([isOneOf('internal_axon_id', [text]), ...names.map((name) => contains(name, text))]);
	const simple = fieldsToAsk(type, [], 'simplified');
	const query = { type, aql: text ? aql : undefined, fields: simple.length > 0 ? simple : names };
	const { style, ask } = dialectOf(session).assets(query, ASSETS);
	const rows = (body: unknown) => style.rows(body);
	return {
		ask,
		// The last page has a token too: a page that is not full is the last one.
		style: {
			first: style.first,
			rows,
			following: (body, ...place) => (rows(body).length < ASSETS ? END : style.following(body, ...place)),
		},
	};
}

function nameOf(row: Row, type: string, session: Session): unknown {
	const simple = assetShape(type, [], 'simplified')(row, session);
	const { hostname, username, finding_name: finding, cve_id: cve, name } = simple;
	return [hostname ?? username ?? finding ?? cve ?? name].flat()[0];
}

/** The asset type that saved queries in the form are about; `undefined` where it is any. @throws InputError */
function queriedType(ctx: ILoadOptionsFunctions): string | undefined {
	return ctx.getCurrentNodeParameter('resource') === 'savedQuery' ? undefined : chosenType(ctx);
}

/** The asset type that is chosen in the form, devices where there is none yet. @throws InputError */
function chosenType(ctx: ILoadOptionsFunctions): string {
	const type = ctx.getCurrentNodeParameter(assetType.name, { extractValue: true });
	return typeof type === 'string' && type !== '' ? asAssetType(type) : 'devices';
}

function line(value: unknown, name: unknown): INodeListSearchItems {
	return { name: String(name ?? value), value: String(value) };
}
