import type { Fault } from '../kernel/fault.cts';
import type { RecordedRequest } from '../kernel/request.cts';
import type { Adapter, ConnectionStatus } from './adapters.cts';
import type { Enforcement, EnforcementRun } from './enforcements.cts';
import type { Release } from './options.cts';
import type { Permission } from './permissions.cts';
import type { NewQuery, SavedQuery } from './queries.cts';
import type { Asset, AssetValues, FindingValues } from './records.cts';

/** A running Axonius server on loopback, with everything it has seen. */
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
	/** The asset types that the server has. */
	readonly assetTypes: string[];
	/** Live; each enforcement set with its uuid. */
	readonly enforcements: Enforcement[];
	/** Every run of an enforcement set, in order: two for one click are one too many. */
	readonly enforcementRuns: EnforcementRun[];
	/** Which assets were correlated by hand, and which set apart, in order of the calls. */
	readonly links: Array<{ assetType: string; ids: string[]; isLinked: boolean }>;
	/** Live; each saved query with its uuid. */
	readonly savedQueries: SavedQuery[];
	/** Live, with their connections. */
	readonly adapters: Adapter[];

	/** All assets of a type, oldest first; computed when read. Throws for a type that does not exist. */
	assets(type: string): Asset[];
	/** An asset by id, or `undefined`. */
	asset(type: string, id: string): Asset | undefined;
	/** Adds an asset made up like the others, except for `values` (dotted keys). First fetched now unless they say so. */
	addAsset(type: string, values?: AssetValues): Asset;
	/** Changes an asset; its id stays. `undefined` removes a field. Throws when there is none. */
	updateAsset(type: string, id: string, values: AssetValues): Asset;
	/** Adds an alert finding, triggered now or at `triggeredAt` (ms): the past makes it a late one. */
	addAlertFinding(values?: FindingValues): Asset;
	/** The tags of an asset; none for an unknown one. */
	labelsOf(type: string, id: string): string[];

	/** The assets that a saved query finds now, by id. */
	membersOf(queryId: string): string[];
	/** Makes an asset a member of a saved query, whatever its filter says. */
	enterQuery(queryId: string, assetId: string): void;
	/** Takes an asset out of a saved query, whatever its filter says. */
	leaveQuery(queryId: string, assetId: string): void;
	/** Adds a saved query. */
	addSavedQuery(values: NewQuery): SavedQuery;

	/** Makes a connection fail or recover; adapter status and counts follow. Throws when there is none. */
	setConnectionStatus(connectionId: string, status: ConnectionStatus, error?: string): void;
	/** Changes the state of the discovery cycle, e.g. `{ status: 'starting' }`. */
	setDiscovery(values: Record<string, unknown>): void;
	/** Forgets lists served from the cache (`use_cache_entry`), as the vendor does after each cycle. */
	dropCache(): void;
	/** Refuses every page token given out so far (400). */
	expireTokens(): void;

	/** Replaces what the key's role may not do (403). */
	deny(...permissions: Permission[]): void;
	/** Makes the server older or newer (404 for what it lacks). */
	setRelease(release: Release): void;
	/** Replaces all faults, with their counts at zero. */
	setFaults(faults: Fault[]): void;
	/** Changes the limit at once. */
	setRate(requestsPerSecond: number): void;
	/** Forgets the requests, and with them all counts. Data and faults stay. */
	resetCounters(): void;
	/** Ends every connection; resolves when the port is free. May be called again. */
	stop(): Promise<void>;
}

/** Counts, read off the log. */
export interface AxoniusCounters {
	/** Requests answered 401. */
	readonly unauthorized: number;
	/** Requests answered 403. */
	readonly forbidden: number;
	/** Requests answered 429. */
	readonly refused: number;
	/** TCP connections accepted. */
	readonly connections: number;
	/** The most requests that arrived within any 1000 ms. */
	readonly peakRequestsPerSecond: number;
}
