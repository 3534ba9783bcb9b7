import { pickFrom } from '../kernel/random.cts';
import { recordIds, type RecordIds } from '../kernel/record-id.cts';
import type { Facets, RecordSource } from '../kernel/record-set.cts';
import { draw, type AssetKind, type Draw } from './kinds/field.cts';
import type { Asset } from './records.cts';

/** The input from which the assets of one type are computed. */
export interface SourceSettings {
	seed: number;
	/** How many exist at the start. */
	total: number;
	/** Milliseconds since 1970 of the newest one. */
	endTime: number;
	/** Milliseconds between two of them. */
	spacingMs: number;
}

/** Assets from their numbers; 0 is the newest. */
export interface AssetSource extends RecordSource<Asset> {
	/** Any other asset, e.g. one added later. */
	made(number: number, createdMs: number): Asset;
}

/** Computes assets of one type on demand. */
export function assetSource(kind: AssetKind, { seed, total, endTime, spacingMs }: SourceSettings): AssetSource {
	const ids = assetIds(seed, kind.code);
	// The API's times have whole seconds, and so does the order.
	const timeOf = (number: number) => Math.floor((endTime - number * spacingMs) / 1000) * 1000;
	const lazyRow = lazyRowOf(kind);
	const drawn = (number: number, createdMs: number) => new LazyDraw({ kind, ids, seed }, number, createdMs);
	const made = (number: number, createdMs: number) => {
		const asset = drawn(number, createdMs);
		const row: Record<string, unknown> = {};
		for (const { name, value } of kind.fields) {
			const given = value(asset);
			if (given !== undefined) row[name] = given;
		}
		return row as Asset;
	};
	return {
		total,
		timeOf,
		idOf: ids.of,
		numberOf: ids.numberOf,
		facets: (number) => lazyRow(drawn(number, timeOf(number))),
		record: (number) => made(number, timeOf(number)),
		made,
	};
}

/** The input of the fields. The id and the adapters cost most, and a filter seldom needs them. */
class LazyDraw implements Draw {
	readonly seed: number;
	readonly code: number;
	private knownId?: string;
	private knownAdapters?: string[];

	constructor(
		private readonly source: { kind: AssetKind; ids: RecordIds; seed: number },
		readonly number: number,
		readonly createdMs: number,
	) {
		this.seed = source.seed;
		this.code = source.kind.code;
	}

	get id(): string {
		return (this.knownId ??= this.source.ids.of(this.number));
	}

	get adapters(): string[] {
		return (this.knownAdapters ??= adaptersOf(this.source.kind, this));
	}
}

/** Ids like the vendor's: 32 hex digits. */
export function assetIds(seed: number, family: number): RecordIds {
	const ids = recordIds(seed, family);
	return {
		of: (number) => ids.of(number).replaceAll('-', ''),
		numberOf: (id) => ids.numberOf(id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')),
	};
}

// One record for each adapter, and sometimes two from the same one.
function adaptersOf({ adapters }: AssetKind, asset: Draw): string[] {
	const count = 1 + (draw(asset, 200) % Math.min(3, adapters.length));
	const first = draw(asset, 201);
	const named = Array.from({ length: count }, (_, index) => pickFrom(adapters, first + index));
	return draw(asset, 202) % 8 === 0 ? [...named, named[0]] : named;
}

/** The key under which a lazy row keeps the input of its fields. */
const DRAW = Symbol('draw');

// A row that computes a field when it is read: a filter over a million assets reads only one or two fields.
function lazyRowOf({ fields }: AssetKind): (draw: Draw) => Facets {
	type Row = { [DRAW]: Draw };
	const getters = fields.map(({ name, value }) => [
		name,
		{
			get(this: Row) {
				return value(this[DRAW]);
			},
		},
	]);
	const prototype = Object.create(null, Object.fromEntries(getters) as PropertyDescriptorMap) as object;
	return (draw) => {
		const row = Object.create(prototype) as Row;
		row[DRAW] = draw;
		return row as Facets;
	};
}
