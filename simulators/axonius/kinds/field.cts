import { mix } from '../../kernel/random.cts';
import { rfc1123 } from '../dates.cts';
import { DATA } from '../records.cts';

/** What one generated asset is computed from. */
export interface Draw {
	seed: number;
	/** Tells the asset types apart. */
	code: number;
	/** 0 is the newest. */
	number: number;
	id: string;
	/** When it was first fetched, in milliseconds since 1970. */
	createdMs: number;
	adapters: string[];
}

/** One field of an asset type: an entry of the catalogue, and its value for each asset. */
export interface Field {
	/** Dotted, as in requests and rows. */
	name: string;
	title: string;
	/** As the catalogue gives it [CODE PYC]. */
	type: 'string' | 'bool' | 'integer' | 'number' | 'array';
	format?: 'date-time' | 'ip' | 'version' | 'tag';
	/** Whether a request that names no field gets it; which ones the vendor gives is not known [INVENTED]. */
	isDefault?: boolean;
	/** `undefined`: the asset lacks the field. */
	value(draw: Draw): unknown;
}

/** An asset type: its fields, and the adapters its assets may come from. */
export interface AssetKind {
	type: string;
	/** Keeps its draws and ids apart from those of other types. */
	code: number;
	adapters: string[];
	/** The field that holds the moment in which assets of this type come into being. */
	timeField: string;
	fields: Field[];
}

/** A number drawn for one field of one asset; `salt` keeps the fields apart. */
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
	const given = TAGS.filter((_, place) => draw(asset, 100 + place) % 7 === 0);
	return given.length > 0 ? given : undefined;
}
