import type { AxoniusData } from './data.cts';
import { Refusal } from './errors.cts';
import type { AxoniusSettings } from './options.cts';
import type { Asset, AssetValues } from './records.cts';

/** What callers may do to assets, on either API version. Each gives the number of ids submitted. */
export class AssetChanges {
	private readonly data: AxoniusData;
	private readonly settings: AxoniusSettings;

	constructor({ data, settings }: { data: AxoniusData; settings: AxoniusSettings }) {
		this.data = data;
		this.settings = settings;
	}

	/** Adds tags, or removes them. A tag that is there already, or is not, is no error [INVENTED]. */
	tag(type: string, ids: string[], tags: string[], isAdded: boolean): number {
		return this.change(type, ids, ({ labels = [] }) => {
			const rest = labels.filter((label) => !tags.includes(label));
			const changed = isAdded ? [...new Set([...labels, ...tags])] : rest;
			return { labels: changed.length > 0 ? changed : undefined };
		});
	}

	/** Sets fields; `undefined` removes one. */
	set(type: string, ids: string[], values: AssetValues): number {
		return this.change(type, ids, () => values);
	}

	/** Correlates assets by hand, or sets them apart. */
	link(type: string, ids: string[], isLinked: boolean): number {
		this.check(type, ids);
		this.data.links.push({ assetType: type, ids, isLinked });
		return ids.length;
	}

	private change(type: string, ids: string[], values: (asset: Asset) => AssetValues): number {
		this.check(type, ids);
		this.data.updateMany(type, ids, values);
		return ids.length;
	}

	private check(type: string, ids: string[]): void {
		this.data.type(type);
		const most = this.settings.maxIdsPerCall;
		if (ids.length > most) throw new Refusal(400, `At most ${most} ids may be given at once`);
	}
}
