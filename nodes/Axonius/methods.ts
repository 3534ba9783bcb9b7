import type { ILoadOptionsFunctions, INodeListSearchItems, INodePropertyOptions } from 'n8n-workflow';
import type { Session } from '../../core/http/session';
import { inEditor, listSearch, type Dropdown, type DropdownPages } from '../../core/node/dropdown';
import { END, type Row, type Step } from '../../core/pages/page-style';
import { axonius } from './api';
import { any, contains, isOneOf } from './aql';
import { assetId, assetShape, fieldsToAsk } from './assets';
import { dialectOf, exchange } from './dialect';
import type { Exchange, ListPages } from './dialect/dialect';
import { asAssetType } from './forbidden-calls';
import { assetType } from './selection';

/** Assets on a page of the list; others are found by searching. */
const ASSETS = 50;
/** Records on a page of the smaller lists. */
const SIZE = 200;
/** API v1 has no list of types. These are the ones that the vendor's own client and Splunk add-on read. */
const TYPES_OF_V1 = ['devices', 'software', 'users', 'vulnerabilities'];
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
export const searchAssetTypes = listSearch(() => ({
	api: axonius,
	dropdown: {
		pages: (session) => {
			const types = dialectOf(session).assetTypes;
			return types ? inOnePiece(session, types()) : known(TYPES_OF_V1.map((name) => ({ name })));
		},
		lines: ({ name, display_name: title, asset_type: type }) => [line(name ?? type, title)],
	},
}));

/** Saved queries; in forms that are about one asset type, only those on it. */
export const searchSavedQueries = listSearch((ctx) => {
	const isOfAnyType = ctx.getCurrentNodeParameter('resource') === 'savedQuery';
	const typeIn = () => (isOfAnyType ? undefined : chosenType(ctx));
	return {
		api: axonius,
		dropdown: {
			pages: (session) => pageByPage(session, dialectOf(session).savedQueries(typeIn(), SIZE)),
			lines: ({ uuid, name, asset_type: type, module }) =>
				(type ?? module ?? typeIn()) === (typeIn() ?? type ?? module) ? [line(uuid, name)] : [],
		},
	};
});

/** Enforcement sets. */
export const searchEnforcements = listSearch(() => ({
	api: axonius,
	dropdown: {
		pages: (session) => pageByPage(session, dialectOf(session).enforcements(SIZE)),
		lines: ({ uuid, name }) => [line(uuid, name)],
	},
}));

/** Custom fields of the chosen asset type. */
export const searchCustomFields = listSearch((ctx) => ({
	api: axonius,
	dropdown: {
		pages: (session) => inOnePiece(session, dialectOf(session).fields(chosenType(ctx))),
		lines: ({ name, title }) => (String(name).startsWith(CUSTOM_FIELD) ? [line(name, title)] : []),
	},
}));

/** Assets of the chosen type. Axonius searches them by name or ID. */
export const searchAssets = listSearch((ctx) => ({ api: axonius, dropdown: assetsOf(() => chosenType(ctx)) }));

/** The field catalog of the chosen asset type, by title. */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inEditor(this, axonius, 'load the field names', async (session) => {
		const fields = await exchange(session, dialectOf(session).fields(chosenType(this)));
		const options = fields.map(({ name, title }) => ({
			name: title ? `${String(title)} (${String(name)})` : String(name),
			value: String(name),
		}));
		return options.sort((a, b) => a.name.localeCompare(b.name));
	});
}

function assetsOf(typeIn: () => string): Dropdown {
	return {
		isSearched: true,
		pages(session, text) {
			const type = typeIn();
			const places = Object.hasOwn(NAME_FIELDS, type) ? NAME_FIELDS[type] : ['name'];
			const names = places.map((name) => `specific_data.data.${name}`);
			const aql = any([isOneOf('internal_axon_id', [text]), ...names.map((name) => contains(name, text))]);
			const simple = fieldsToAsk(type, [], 'simplified');
			const query = { type, aql: text ? aql : undefined, fields: simple.length > 0 ? simple : names };
			const { style, ask } = dialectOf(session).assets(query, ASSETS);
			const rows = (body: unknown) => style.rows(body);
			return {
				ask: async (step) => await ask(session, step),
				// The last page has a token too: a page that is not full is the last one.
				style: {
					first: style.first,
					rows,
					following: (body) => (rows(body).length < ASSETS ? END : style.following(body)),
				},
			};
		},
		lines(row) {
			const id = assetId(row);
			return id === undefined ? [] : [{ name: nameOf(row, typeIn(), id), value: id }];
		},
	};
}

function nameOf(row: Row, type: string, id: string): string {
	const { hostname, username, finding_name: finding, cve_id: cve, name } = assetShape(type, [], 'simplified')(row);
	const [found] = [hostname ?? username ?? finding ?? cve ?? name ?? id].flat();
	return String(found);
}

/** The asset type that is chosen in the form, devices where there is none yet. @throws InputError */
function chosenType(ctx: ILoadOptionsFunctions): string {
	const type = ctx.getCurrentNodeParameter(assetType.name, { extractValue: true });
	return typeof type === 'string' && type !== '' ? asAssetType(type) : 'devices';
}

function line(value: unknown, name: unknown): INodeListSearchItems {
	return { name: String(name ?? value), value: String(value) };
}

function pageByPage(session: Session, { style, request }: ListPages): DropdownPages {
	return { style, ask: async (step: Step) => (await session.send(request(step))).body };
}

function inOnePiece(session: Session, { request, read }: Exchange<Row[]>): DropdownPages {
	return {
		style: { first: {}, rows: read, following: () => END },
		ask: async () => (await session.send(request)).body,
	};
}

function known(rows: Row[]): DropdownPages {
	return { style: { first: {}, rows: () => rows, following: () => END }, ask: async () => await Promise.resolve(rows) };
}
