import type { Fault } from '../kernel/fault.cts';
import type { RecordedRequest } from '../kernel/request.cts';
import type { Adapter, ConnectionStatus } from './adapters.cts';
import type { Enforcement, EnforcementRun } from './enforcements.cts';
import type { Release } from './options.cts';
import type { Permission } from './permissions.cts';
import type { NewQuery, SavedQuery } from './queries.cts';
import type { Asset, AssetValues, FindingValues } from './records.cts';

/** A running Axonius server on loopback, with a log of all requests. */
export interface AxoniusSimulator extends AxoniusCounters {
	/** The origin, such as `http://127.0.0.1:41234`. */
	readonly url: string;
	readonly apiKey: string;
	readonly apiSecret: string;
	/** Live data, oldest first, with dotted keys; computed when read. */
	readonly devices: Asset[];
	readonly users: Asset[];
	readonly alertFindings: Asset[];
	/** Every request, in order of arrival. */
	readonly requests: RecordedRequest[];
	/** The asset types of the server. */
	readonly assetTypes: string[];
	/** Live data; each enforcement set has its uuid. */
	readonly enforcements: Enforcement[];
	/** Every run of an enforcement set, in order. A test can see when one was run twice. */
	readonly enforcementRuns: EnforcementRun[];
	/** Which assets were manually linked and unlinked, in order of the calls. */
	readonly links: Array<{ assetType: string; ids: string[]; isLinked: boolean }>;
	/** Live data; each saved query has its uuid. */
	readonly savedQueries: SavedQuery[];
	/** Live data, with connections. */
	readonly adapters: Adapter[];

	/** All assets of a type, oldest first; computed when read. Throws for a type that does not exist. */
	assets(type: string): Asset[];
	/** An asset by id, or `undefined`. */
	asset(type: string, id: string): Asset | undefined;
	/** Adds an asset generated like the others, except for `values` (dotted keys). First fetched now unless `values` say otherwise. */
	addAsset(type: string, values?: AssetValues): Asset;
	/** Changes an asset; its id stays. `undefined` removes a field. Throws for an unknown asset. */
	updateAsset(type: string, id: string, values: AssetValues): Asset;
	/** Adds an alert finding, triggered now or at `triggeredAt` (ms). A time in the past makes it a late finding. */
	addAlertFinding(values?: FindingValues): Asset;
	/** The tags of an asset; none for an unknown one. */
	labelsOf(type: string, id: string): string[];

	/** The assets that a saved query finds now, by id. */
	membersOf(queryId: string): string[];
	/** Makes an asset a member of a saved query, independently of the filter. */
	enterQuery(queryId: string, assetId: string): void;
	/** Removes an asset from a saved query, independently of the filter. */
	leaveQuery(queryId: string, assetId: string): void;
	/** Adds a saved query. */
	addSavedQuery(values: NewQuery): SavedQuery;

	/** Makes a connection fail or recover; the adapter's status and counts follow. Throws for an unknown connection. */
	setConnectionStatus(connectionId: string, status: ConnectionStatus, error?: string): void;
	/** Changes the state of the discovery cycle, e.g. `{ status: 'starting' }`. */
	setDiscovery(values: Record<string, unknown>): void;
	/** Clears the cache of lists (`use_cache_entry`), as the vendor does after each cycle. */
	dropCache(): void;
	/** Refuses all page tokens issued so far (400). */
	expireTokens(): void;

	/** Replaces the permissions that the key's role does not have (403). */
	deny(...permissions: Permission[]): void;
	/** Makes the server older or newer (404 for what it does not have). */
	setRelease(release: Release): void;
	/** Replaces all faults and sets their counts to zero. */
	setFaults(faults: Fault[]): void;
	/** Changes the limit immediately. */
	setRate(requestsPerSecond: number): void;
	/** Clears the log of requests and all counts. Data and faults stay. */
	resetCounters(): void;
	/** Ends all connections; resolves when the port is free. Can be called again. */
	stop(): Promise<void>;
}

/** Counts, computed from the log. */
export interface AxoniusCounters {
	/** Requests answered 401. */
	readonly unauthorized: number;
	/** Requests answered 403. */
	readonly forbidden: number;
	/** Requests answered 429. */
	readonly refused: number;
	/** TCP connections accepted. */
	readonly connections: number;
	/** The maximum number of requests within any 1000 ms. */
	readonly peakRequestsPerSecond: number;
}
