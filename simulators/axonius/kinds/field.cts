import { mix } from '../../kernel/random.cts';
import { rfc1123 } from '../dates.cts';
import { DATA } from '../records.cts';

/** The input from which one generated asset is computed. */
export interface Draw {
	seed: number;
	/** A number for each asset type. */
	code: number;
	/** 0 is the newest. */
	number: number;
	id: string;
	/** When it was first fetched, in milliseconds since 1970. */
	createdMs: number;
	adapters: string[];
}

/** One field of an asset type: an entry of the catalog, and its value for each asset. */
export interface Field {
	/** With dots, as in requests and rows. */
	name: string;
	title: string;
	/** As in the catalog [CODE PYC]. */
	type: 'string' | 'bool' | 'integer' | 'number' | 'array';
	format?: 'date-time' | 'ip' | 'version' | 'tag';
	/** Whether a request without field names gets this field. The vendor's default fields are not known [INVENTED]. */
	isDefault?: boolean;
	/** `undefined`: the asset does not have the field. */
	value(draw: Draw): unknown;
}

/** An asset type: its fields, and the possible adapters of its assets. */
export interface AssetKind {
	type: string;
	/** Gives the type random numbers and ids of its own. */
	code: number;
	adapters: string[];
	/** The field with the time of creation of an asset. */
	timeField: string;
	fields: Field[];
}

/** A random number for one field of one asset; `salt` is different for each field. */
export function draw({ seed, code, number }: Draw, salt: number): number {
	return mix(seed, code, number, salt);
}

/** A field of adapter records. */
export function data(name: string, title: string, value: Field['value'], more: Partial<Field> = {}): Field {
	return { name: DATA + name, title, type: 'string', value, ...more };
}

/** A date field of adapter records: RFC 1123. */
export function date(name: string, title: string, timeMs: (draw: Draw) => number): Field {
	return data(name, title, (asset) => rfc1123(timeMs(asset)), { format: 'date-time', isDefault: true });
}

const TAGS = ['critical', 'crown jewel', 'production', 'lab', 'to be retired'];

/** The fields that assets of every type have. */
export const COMMON: Field[] = [
	{ name: 'internal_axon_id', title: 'Asset Unique ID', type: 'string', isDefault: true, value: ({ id }) => id },
	{
		name: 'adapters',
		title: 'Adapter Connections',
		type: 'array',
		isDefault: true,
		value: ({ adapters }) => adapters,
	},
	{
		name: 'adapter_list_length',
		title: 'Distinct Adapter Connections Count',
		type: 'integer',
		isDefault: true,
		value: ({ adapters }) => new Set(adapters).size,
	},
	{ name: 'labels', title: 'Tags', type: 'array', format: 'tag', isDefault: true, value: labels },
];

function labels(asset: Draw): string[] | undefined {
	const given = TAGS.filter((_, index) => draw(asset, 100 + index) % 7 === 0);
	return given.length > 0 ? given : undefined;
}
