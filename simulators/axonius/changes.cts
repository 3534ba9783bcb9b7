import type { AxoniusData } from './data.cts';
import { endOfDay } from './dates.cts';
import { Refusal } from './errors.cts';
import type { AxoniusSettings } from './options.cts';
import type { Asset, AssetValues } from './records.cts';

/** A tag with the day on which it goes. */
export interface ExpiringTag {
	name: string;
	/** `YYYY-MM-DD`. */
	expiration_date: string;
}

/** What callers can do to assets, in both API versions. Each method returns the number of submitted ids. */
export class AssetChanges {
	private readonly data: AxoniusData;
	private readonly settings: AxoniusSettings;

	constructor({ data, settings }: { data: AxoniusData; settings: AxoniusSettings }) {
		this.data = data;
		this.settings = settings;
	}

	/** Adds or removes tags. Adding a tag again, or removing one that is missing, is not an error [INVENTED]. */
	tag(type: string, ids: string[], tags: string[], isAdded: boolean): number {
		return this.change(type, ids, ({ labels = [] }) => {
			const rest = labels.filter((label) => !tags.includes(label));
			const changed = isAdded ? [...new Set([...labels, ...tags])] : rest;
			return { labels: changed.length > 0 ? changed : undefined };
		});
	}

	/** Adds tags, some of which Axonius removes on a day [CODE PYC: api/assets/labels.py]. @throws Refusal (400) for a bad day */
	tagUntil(type: string, ids: string[], tags: string[], expiring: ExpiringTag[]): number {
		const bad = expiring.find(({ expiration_date: day }) => endOfDay(day) === undefined);
		if (bad) throw new Refusal(400, 'expiration_date must be YYYY-MM-DD');
		this.data.expiries.push(...expiring.map((tag) => ({ assetType: type, ids, ...tag })));
		return this.tag(type, ids, tags, true);
	}

	/** All tags of a type. */
	tags(type: string): string[] {
		const { assets } = this.data.type(type);
		const all = Array.from({ length: assets.all.length }, (_, index) => assets.all[index].labels ?? []);
		return [...new Set(all.flat())].sort();
	}

	/** Adds a note to an asset. @throws Refusal (404) */
	addNote(type: string, id: string, note: string): void {
		if (!this.data.type(type).assets.find(id)) throw new Refusal(404, `No asset with the id ${id}`);
		this.data.notes.push({ assetType: type, id, note });
	}

	/** Sets fields; `undefined` removes one. */
	set(type: string, ids: string[], values: AssetValues): number {
		return this.change(type, ids, () => values);
	}

	/** Links assets manually, or unlinks them. */
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
