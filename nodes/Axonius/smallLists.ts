import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import type { Call } from '../../core/node/call';
import type { ListSource, Noun } from '../../core/node/read-list';
import { asInstant, asSwitch, asText, asTexts } from '../../core/node/parameter-values';
import type { Row } from '../../core/pages/page-style';
import { exchange, type ListPages } from './dialect';
import { readAdapters, simpleAdapter } from './adapters';
import { assetType, dialectFor, walkList } from './selection';
import { cleanedRow, picked } from './values';

/** Records on a page unless the user says otherwise; no maximum is documented for these lists. */
const PAGE_SIZE = 100;

/** What one of the smaller lists has of its own. */
interface SmallList {
	noun: Noun;
	/** The field that holds the ID. */
	id: string;
	pages(call: Call, wanted?: number): AsyncIterable<Row[]>;
	/** Whether a record passes a filter that Axonius does not have, or may not have. */
	keeps?(filters: IDataObject): (row: Row) => boolean;
	/** The ten fields of a simplified record, and where each is found. */
	fields: Record<string, string[]>;
}

/** Saved queries. v1 has the AQL deeper inside, and calls the asset type a module. */
export const savedQueries = listOf({
	noun: { one: 'saved query', many: 'saved queries' },
	id: 'uuid',
	pages(call, wanted) {
		const { assetType: type = '' } = filtersOf(call);
		return paged(call, wanted, (size) => dialectFor(call).savedQueries(asText(type, 'Asset Type') || undefined, size));
	},
	keeps: ({ name = '', assetType: type = '' }) => {
		const [part, module] = [asText(name, 'Name'), asText(type, 'Asset Type')];
		return (row) => holds(row.name, part) && (module === '' || (row.asset_type ?? row.module ?? module) === module);
	},
	fields: {
		uuid: ['uuid'],
		name: ['name'],
		description: ['description'],
		asset_type: ['asset_type', 'module'],
		query: ['query', 'view.query.filter'],
		tags: ['tags'],
		folder_id: ['folder_id'],
		private: ['private'],
		last_updated: ['last_updated'],
		created_by: ['created_by'],
	},
});

/** Adapters, each with the state of its connections. They come in one piece. */
export const adapters: ListSource = {
	...listOf({
		noun: { one: 'adapter', many: 'adapters' },
		id: 'id',
		async *pages(call) {
			const { includeSettings = false } = call.collection('options', 'Options');
			yield await readAdapters(call.session, asSwitch(includeSettings, 'Include Connection Settings'));
		},
		keeps: ({ name = '', onlyFailing = false }) => {
			const [part, failing] = [asText(name, 'Name'), asSwitch(onlyFailing, 'Only Failing')];
			return (row) => holds(row.plugin_name, part) && (!failing || 'failing_connections' in simpleAdapter(row));
		},
		fields: {},
	}),
	simplify: simpleAdapter,
	// One adapter may run on several nodes.
	idOf: ({ id, unique_plugin_name: name, node_id: node }) => JSON.stringify([id, name, node]),
};

/** Fetches of adapter connections, as Axonius has them on record. */
export const fetches = listOf({
	noun: { one: 'fetch', many: 'fetches' },
	id: 'adapter_discovery_id',
	pages(call, wanted) {
		const { adapterNames = [], statuses = [], includeRealtime = true, ...times } = filtersOf(call);
		const filter = {
			adapters: asTexts(adapterNames, 'Adapter Names'),
			statuses: asTexts(statuses, 'Statuses'),
			...timeRange(call, times),
			withRealtime: asSwitch(includeRealtime, 'Include Real-Time Fetches'),
		};
		return paged(call, wanted, (size) => dialectFor(call).fetches(filter, size));
	},
	fields: {
		adapter_discovery_id: ['adapter_discovery_id', 'id'],
		adapter: ['adapter'],
		client: ['client'],
		client_id: ['client_id'],
		status: ['status'],
		error: ['error'],
		devices_count: ['devices_count'],
		users_count: ['users_count'],
		start_time: ['start_time'],
		duration: ['duration'],
	},
});

/** Enforcement sets. */
export const enforcements = listOf({
	noun: { one: 'enforcement set', many: 'enforcement sets' },
	id: 'uuid',
	pages: (call, wanted) => paged(call, wanted, (size) => dialectFor(call).enforcements(size)),
	keeps: ({ name = '' }) => {
		const part = asText(name, 'Name');
		return (row) => holds(row.name, part);
	},
	fields: {
		uuid: ['uuid'],
		name: ['name'],
		description: ['description'],
		action: ['actions_main_name', 'action'],
		action_type: ['actions_main_type'],
		query: ['triggers_view_name'],
		last_triggered: ['triggers_last_triggered'],
		last_run_status: ['last_run_status'],
		updated_by: ['updated_by'],
		last_updated: ['last_updated'],
	},
});

/** Accounts of the Axonius console; identities are assets of the type users. */
export const consoleUsers = listOf({
	noun: { one: 'console user', many: 'console users' },
	id: 'uuid',
	pages: (call, wanted) => paged(call, wanted, (size) => dialectFor(call).consoleUsers(size)),
	fields: {
		uuid: ['uuid'],
		user_name: ['user_name'],
		first_name: ['first_name'],
		last_name: ['last_name'],
		email: ['email'],
		role_name: ['role_name'],
		data_scope_name: ['data_scope_name'],
		source: ['source'],
		last_login: ['last_login'],
		department: ['department'],
	},
});

/** The field catalogue of an asset type. It comes in one piece. */
export const fieldCatalogue = listOf({
	noun: { one: 'field', many: 'fields' },
	id: 'name',
	async *pages(call) {
		yield await exchange(call.session, dialectFor(call).fields(assetType(call)));
	},
	keeps: ({ search = '' }) => {
		const part = asText(search, 'Search');
		return (row) => holds(`${String(row.name)} ${String(row.title)}`, part);
	},
	fields: { name: ['name'], title: ['title'], type: ['type'], format: ['format'], adapter: ['adapter'] },
});

function listOf({ noun, id, pages, keeps, fields }: SmallList): ListSource {
	return {
		noun,
		pages,
		keeps: (call) => keeps?.(filtersOf(call)) ?? (() => true),
		simplify: (row) => picked(cleanedRow(row), fields),
		idOf: (row) => (typeof row[id] === 'string' ? row[id] : undefined),
	};
}

/** Axonius takes both ends or none. @throws InputError */
function timeRange(call: Call, times: IDataObject): { from?: string; to?: string } {
	const { fetchedAfter = '', fetchedBefore = '' } = times;
	if (fetchedAfter === '' && fetchedBefore === '') return {};
	const instant = (value: unknown, label: string, open: number) =>
		value === '' ? open : asInstant(value, label, call.ctx.getTimezone());
	const from = instant(fetchedAfter, 'Fetched After', 0);
	const to = instant(fetchedBefore, 'Fetched Before', call.session.clock.now());
	if (from > to) throw new InputError('Fetched After is later than Fetched Before', 'Correct one of the two times.');
	return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function filtersOf(call: Call): IDataObject {
	return call.collection('filters', 'Filters');
}

function paged(call: Call, wanted: number | undefined, list: (size: number) => ListPages): AsyncIterable<Row[]> {
	return walkList(call.session, list(call.options.pageSize ?? PAGE_SIZE), call, wanted);
}

/** Whether a text holds another, in any case. */
function holds(value: unknown, part: string): boolean {
	return String(value).toLowerCase().includes(part.toLowerCase());
}
