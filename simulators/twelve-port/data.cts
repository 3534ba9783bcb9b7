import { RecordSet, type RecordSource } from '../kernel/record-set.cts';
import { pickFrom, weightedList, mix } from '../kernel/random.cts';
import { recordIds, type RecordIds } from '../kernel/record-id.cts';
import type { TwelvePortSettings } from './options.cts';
import type { AccessRequest, Asset, AssetType } from './records.cts';
import { ACTIONS, ASSET_TYPES, HOSTS, PEOPLE, REASONS, TAGS } from './vocabulary.cts';

/** The frequency of each status of generated requests. */
const STATUSES = weightedList<AccessRequest['status']>([
	['PENDING', 3],
	['APPROVED', 5],
	['REJECTED', 2],
]);

/** Containers below the root container. */
const CONTAINERS = 4;

/** The access requests and assets of one simulator. Nothing is computed before it is read. */
export class TwelvePortData {
	readonly accessRequests: RecordSet<AccessRequest>;
	readonly assets: RecordSet<Asset>;
	readonly types: AssetType[];
	/** The root container first. */
	readonly containers: string[];
	private readonly requestIds: RecordIds;
	private readonly assetIds: RecordIds;

	constructor(private readonly settings: TwelvePortSettings) {
		const { seed } = settings;
		[this.requestIds, this.assetIds] = [recordIds(seed, 1), recordIds(seed, 2)];
		const [types, containers] = [recordIds(seed, 3), recordIds(seed, 4)];
		this.types = ASSET_TYPES.map(([name, category, description], number) => {
			return { id: types.of(number), name, description, category };
		});
		this.containers = Array.from({ length: CONTAINERS + 1 }, (_, number) => containers.of(number));
		this.accessRequests = new RecordSet(this.requestSource(), ({ id, requestedAt }) => ({ id, time: at(requestedAt) }));
		this.assets = new RecordSet(this.assetSource(), ({ id, modifiedAt }) => ({ id, time: at(modifiedAt) }));
	}

	/** Adds an access request generated like the others, except for `values`. */
	addAccessRequest(values: Partial<AccessRequest> = {}): AccessRequest {
		const made = this.request(this.accessRequests.nextNumber, this.settings.now());
		const request: AccessRequest = { ...made, status: 'PENDING', ...values };
		this.accessRequests.add(request);
		return request;
	}

	/** Changes an access request; its id and time stay. */
	updateAccessRequest(id: string, values: Partial<AccessRequest>): AccessRequest {
		const request = this.accessRequests.find(id);
		if (!request) throw new Error(`No access request ${id}`);
		const changed: AccessRequest = { ...request, ...values, id, requestedAt: request.requestedAt };
		this.accessRequests.replace(changed);
		return changed;
	}

	/** Adds an asset generated like the others, except for `values`. */
	addAsset(values: Partial<Asset> = {}): Asset {
		const asset: Asset = { ...this.asset(this.assets.nextNumber, this.settings.now()), ...values };
		this.assets.add(asset);
		return asset;
	}

	/** Changes an asset; its id and time stay. */
	updateAsset(id: string, values: Partial<Asset>): Asset {
		const asset = this.assets.find(id);
		if (!asset) throw new Error(`No asset ${id}`);
		const changed: Asset = { ...asset, ...values, id, modifiedAt: asset.modifiedAt };
		this.assets.replace(changed);
		return changed;
	}

	private requestSource(): RecordSource<AccessRequest> {
		const { accessRequests: total, endTime, spacingMs } = this.settings;
		const timeOf = (number: number) => endTime - Math.floor(number * spacingMs);
		return {
			total,
			timeOf,
			idOf: this.requestIds.of,
			numberOf: this.requestIds.numberOf,
			facets: (number) => ({ status: this.statusOf(number) }),
			record: (number) => this.request(number, timeOf(number)),
		};
	}

	private assetSource(): RecordSource<Asset> {
		const { assets: total, endTime, spacingMs } = this.settings;
		const timeOf = (number: number) => endTime - Math.floor(number * spacingMs);
		return {
			total,
			timeOf,
			idOf: this.assetIds.of,
			numberOf: this.assetIds.numberOf,
			facets: (number) => this.placeOf(number),
			record: (number) => this.asset(number, timeOf(number)),
		};
	}

	private request(number: number, time: number): AccessRequest {
		const draw = mix(this.settings.seed, 1, number);
		const [login, name] = pickFrom(PEOPLE, draw);
		const asset = draw % Math.max(1, this.settings.assets);
		return {
			id: this.requestIds.of(number),
			status: this.statusOf(number),
			requestedAt: new Date(time).toISOString(),
			requester: { login, name },
			asset: { id: this.assetIds.of(asset), name: hostName(this.settings.seed, asset) },
			action: pickFrom(ACTIONS, draw >>> 4),
			reason: draw % 5 === 0 ? null : pickFrom(REASONS, draw >>> 8),
			duration: 15 * (1 + (draw % 8)),
		};
	}

	private asset(number: number, time: number): Asset {
		const draw = mix(this.settings.seed, 2, number);
		return {
			id: this.assetIds.of(number),
			name: hostName(this.settings.seed, number),
			...this.placeOf(number),
			modifiedAt: new Date(time).toISOString(),
			description: draw % 3 === 0 ? null : `Owned by ${pickFrom(PEOPLE, draw)[1]}`,
			address: `10.${(draw >>> 16) & 255}.${(draw >>> 8) & 255}.${draw & 255}`,
			tags: TAGS.filter((_, index) => ((draw >>> index) & 3) === 0),
		};
	}

	private statusOf(number: number): AccessRequest['status'] {
		return pickFrom(STATUSES, mix(this.settings.seed, 5, number));
	}

	// The filters of a list of assets.
	private placeOf(number: number): { typeId: string; parentId: string } {
		const draw = mix(this.settings.seed, 6, number);
		return { typeId: pickFrom(this.types, draw).id, parentId: pickFrom(this.containers, draw >>> 8) };
	}
}

function hostName(seed: number, number: number): string {
	return `${pickFrom(HOSTS, mix(seed, 7, number))}-${String(number).padStart(3, '0')}`;
}

// A record whose time is invalid counts as the newest, so that it is found.
function at(iso: string): number {
	const time = Date.parse(iso);
	return Number.isNaN(time) ? Infinity : time;
}
