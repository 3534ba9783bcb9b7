import type { Fault } from '../kernel/fault.cts';
import type { RecordedRequest } from '../kernel/request.cts';
import type { TwelvePortSwitches } from './options.cts';
import type { AccessRequest, Asset, AssetType } from './records.cts';
import type { TokenWishes } from './tokens.cts';

/** A running 12Port server on loopback, with everything it has seen. */
export interface TwelvePortSimulator {
	/** The base URL with tenant and space, such as `http://127.0.0.1:41234/ztna/acme/root`. */
	readonly url: string;
	/** Scheme, host and port. */
	readonly origin: string;
	/** A valid API token (JWT). */
	readonly token: string;
	/** The container that holds all others: `space.rid` of `/api/user/context`. */
	readonly rootContainerId: string;
	/** Live data, oldest first; computed when read. */
	readonly accessRequests: AccessRequest[];
	/** Live data, oldest first; computed when read. */
	readonly assets: Asset[];
	readonly assetTypes: AssetType[];
	/** Every request, in order of arrival. */
	readonly requests: RecordedRequest[];
	/** Requests answered 401, for whatever reason. */
	readonly unauthorized: number;
	/** Requests answered 429. */
	readonly refused: number;
	/** TCP connections accepted. */
	readonly connections: number;
	/** The most requests that arrived within any 1000 ms. */
	readonly peakRequestsPerSecond: number;
	/** Adds an access request, visible from now on. Default: pending, made now. */
	addAccessRequest(values?: Partial<AccessRequest>): AccessRequest;
	/** Changes an access request; its id and time stay. Throws when there is none. */
	updateAccessRequest(id: string, values: Partial<AccessRequest>): AccessRequest;
	/** Adds an asset, modified now unless `values` say otherwise. */
	addAsset(values?: Partial<Asset>): Asset;
	/** Changes an asset; its id and time stay. Throws when there is none. */
	updateAsset(id: string, values: Partial<Asset>): Asset;
	/** Another valid token, or one with a flaw. */
	issueToken(wishes?: TokenWishes): string;
	/** Refuses every token issued so far, as disabling or deleting them would. */
	revokeTokens(): void;
	/** Changes switches at once, e.g. takes the document away: `change({ documentPath: false })`. */
	change(switches: Partial<TwelvePortSwitches>): void;
	/** Replaces all faults, with their counts at zero. */
	setFaults(faults: Fault[]): void;
	/** Changes the limit at once; Infinity lifts it. */
	setRate(requestsPerSecond: number): void;
	/** Forgets the requests, and with them all counts. Data, faults and tokens stay. */
	resetCounters(): void;
	/** Ends every connection; resolves when the port is free. May be called again. */
	stop(): Promise<void>;
}
