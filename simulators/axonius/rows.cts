import { rfc1123 } from './dates.cts';
import type { AssetKind } from './kinds/index.cts';
import { DATA, type Asset } from './records.cts';

/** Which parts of an asset a list shows. */
export interface RowShape {
	/** Dotted names; `specific_data` means the raw records. Default: the default fields [INVENTED which]. */
	fields?: string[];
	excluded?: string[];
	/** Adds `<field>_details`, one entry for each adapter record [CODE UOFI]. */
	details: boolean;
}

/** Always in the answer [CODE POL, UOFI]. */
const ALWAYS = ['internal_axon_id', 'adapters', 'adapter_list_length', 'labels'];

/** Turns an asset into a row. A field that the asset does not have is missing from its row [INF]. */
export function rowsOf(kind: AssetKind, { fields, excluded = [], details }: RowShape): (asset: Asset) => unknown {
	const asked = fields ?? kind.fields.filter(({ isDefault }) => isDefault).map(({ name }) => name);
	const names = [...new Set([...ALWAYS, ...asked])].filter((name) => !excluded.includes(name));
	return (asset) => {
		const row: Record<string, unknown> = {};
		for (const name of names) {
			const value = name === 'specific_data' ? specificData(asset) : asset[name];
			if (value === undefined) continue;
			row[name] = value;
			if (details && !ALWAYS.includes(name) && name !== 'specific_data')
				row[`${name}_details`] = detailsOf(asset, value);
		}
		return row;
	};
}

function detailsOf({ adapters }: Asset, value: unknown): unknown[] {
	const one: unknown = Array.isArray(value) ? value[0] : value;
	return adapters.map(() => one ?? null);
}

/** The raw records of an asset: one for each adapter, one for the tags and custom fields [CODE EL]. */
export function specificData(asset: Asset): unknown[] {
	const { internal_axon_id: id, adapters, labels } = asset;
	const when = asset[`${DATA}last_seen`] ?? asset[`${DATA}first_fetch_time`] ?? rfc1123(0);
	const records = adapters.map((plugin, index) => ({
		plugin_name: plugin,
		plugin_unique_name: `${plugin}_0`,
		plugin_type: 'Adapter',
		type: 'entitydata',
		quick_id: `${plugin}_0!${id.slice(0, 8)}${index}`,
		client_used: `${plugin}-client`,
		accurate_for_datetime: when,
		hidden_for_gui: false,
		data: nestedData(asset, `${id.slice(0, 8)}${index}`),
	}));
	const custom = customFields(asset);
	if (!labels && Object.keys(custom).length === 0) return records;
	const tags = { name: 'gui', plugin_name: 'gui', plugin_unique_name: 'gui', type: 'adapterdata' };
	return [...records, { ...tags, association_type: 'Tag', data: { ...custom, id: 'unique' } }];
}

function customFields(asset: Asset): Record<string, unknown> {
	const prefix = 'adapters_data.gui.';
	const entries = Object.entries(asset).filter(([name]) => name.startsWith(prefix));
	return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value]));
}

// Nested, not dotted; what a list aggregates is one object here [CODE EL]. Preferred values are not part of it.
function nestedData(asset: Asset, id: string): Record<string, unknown> {
	const data: Record<string, unknown> = { id };
	const parts: Record<string, Record<string, unknown>> = {};
	for (const [name, value] of Object.entries(asset)) {
		if (!name.startsWith(DATA) || name.endsWith('_preferred')) continue;
		const [first, second] = name.slice(DATA.length).split('.');
		if (second === undefined) data[first] = value;
		else (parts[first] ??= {})[second] = value;
	}
	for (const [name, part] of Object.entries(parts)) {
		if (!(name in data)) data[name] = name === 'network_interfaces' ? [part] : part;
	}
	return data;
}
