import { RecordSet } from '../kernel/record-set.cts';
import { assetSource, type AssetSource } from './asset-source.cts';
import { rfc1123, timeOf } from './dates.cts';
import { Refusal } from './errors.cts';
import { KINDS, type AssetKind } from './kinds/index.cts';
import type { AxoniusSettings } from './options.cts';
import { DATA, FINDINGS, type Asset, type AssetValues, type FindingValues } from './records.cts';

/** The assets of one type. */
export interface AssetType {
	kind: AssetKind;
	assets: RecordSet<Asset>;
	source: AssetSource;
}

/** All assets of one simulator. Nothing is computed before it is read. */
export class AxoniusData {
	readonly types: Map<string, AssetType>;
	/** Assets that were manually linked or unlinked. What happens to the records is not simulated [INVENTED]. */
	readonly links: Array<{ assetType: string; ids: string[]; isLinked: boolean }> = [];

	/** Notes on assets, in order. */
	readonly notes: Array<{ assetType: string; id: string; note: string }> = [];
	/** Tags that go on a day. That they go is not simulated. */
	readonly expiries: Array<{ assetType: string; ids: string[]; name: string; expiration_date: string }> = [];

	constructor(private readonly settings: AxoniusSettings) {
		this.types = new Map(KINDS.map((kind) => [kind.type, this.typeOf(kind)]));
	}

	/** @throws Refusal (404) for a type that the server does not have [INVENTED] */
	type(name: string): AssetType {
		const found = this.types.get(name);
		if (!found) throw new Refusal(404, `Unknown asset type ${name}`);
		return found;
	}

	/** Adds an asset generated like the others, except for `values`. */
	add(typeName: string, values: AssetValues = {}): Asset {
		const { kind, assets, source } = this.type(typeName);
		const createdMs = timeOf(values[kind.timeField]);
		const asset = merged(source.made(assets.nextNumber, createdMs || this.settings.now()), {
			labels: undefined,
			...values,
		});
		assets.add(asset);
		return asset;
	}

	/** Adds an alert finding. Short names can be used instead of the dotted ones. */
	addFinding({ triggeredAt = this.settings.now(), ...values }: FindingValues = {}): Asset {
		const { kind } = this.type(FINDINGS);
		const isShort = (name: string) => kind.fields.some((field) => field.name === DATA + name);
		const named = Object.entries(values).map(([name, value]) => [isShort(name) ? DATA + name : name, value]);
		return this.add(FINDINGS, { [kind.timeField]: rfc1123(triggeredAt), ...Object.fromEntries(named) });
	}

	/** Changes an asset in place; its id and its time of creation stay. */
	update(typeName: string, id: string, values: AssetValues): Asset {
		const { kind, assets } = this.type(typeName);
		const asset = assets.find(id);
		if (!asset) throw new Error(`No asset ${id} among ${typeName}`);
		const changed = merged(asset, {
			...values,
			internal_axon_id: id,
			[kind.timeField]: asset[kind.timeField],
		});
		assets.replace(changed);
		return changed;
	}

	/** Changes the assets with these ids; unknown ids are silently ignored [INVENTED]. */
	updateMany(typeName: string, ids: string[], change: (asset: Asset) => AssetValues): void {
		const { assets } = this.type(typeName);
		for (const id of new Set(ids)) {
			const asset = assets.find(id);
			if (asset) this.update(typeName, id, change(asset));
		}
	}

	private typeOf(kind: AssetKind): AssetType {
		const { seed, endTime, spacingMs } = this.settings;
		const source = assetSource(kind, { seed, total: this.totalOf(kind.type), endTime, spacingMs });
		const keyOf = (asset: Asset) => ({
			id: asset.internal_axon_id,
			// An asset whose time is invalid counts as the newest, so that it is found.
			time: timeOf(asset[kind.timeField]) || Infinity,
		});
		return { kind, source, assets: new RecordSet(source, keyOf) };
	}

	private totalOf(type: string): number {
		const { devices, users, alertFindings, others } = this.settings;
		const totals: Record<string, number> = { devices, users, [FINDINGS]: alertFindings };
		return totals[type] ?? others;
	}
}

function merged(asset: Asset, values: AssetValues): Asset {
	const entries = Object.entries({ ...asset, ...values }).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as Asset;
}
