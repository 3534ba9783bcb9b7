import type { Fault } from '../kernel/fault.cts';
import type { RecordedRequest } from '../kernel/request.cts';
import type { TwelvePortSwitches } from './options.cts';
import type { AccessRequest, Asset, AssetType } from './records.cts';
import type { TokenOptions } from './tokens.cts';

/** A running 12Port server on loopback, with a log of all requests. */
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
	/** Requests answered 401, for any reason. */
	readonly unauthorized: number;
	/** Requests answered 429. */
	readonly refused: number;
	/** TCP connections accepted. */
	readonly connections: number;
	/** The maximum number of requests within any 1000 ms. */
	readonly peakRequestsPerSecond: number;
	/** Adds an access request, visible immediately. Default: pending, made now. */
	addAccessRequest(values?: Partial<AccessRequest>): AccessRequest;
	/** Changes an access request; its id and time stay. Throws for an unknown request. */
	updateAccessRequest(id: string, values: Partial<AccessRequest>): AccessRequest;
	/** Adds an asset, modified now unless `values` say otherwise. */
	addAsset(values?: Partial<Asset>): Asset;
	/** Changes an asset; its id and time stay. Throws for an unknown asset. */
	updateAsset(id: string, values: Partial<Asset>): Asset;
	/** Another valid token, or one with a defect. */
	issueToken(options?: TokenOptions): string;
	/** Refuses all tokens issued so far, as if an administrator had disabled or deleted them. */
	revokeTokens(): void;
	/** Changes these options immediately, e.g. removes the document: `change({ documentPath: false })`. */
	change(switches: Partial<TwelvePortSwitches>): void;
	/** Replaces all faults and sets their counts to zero. */
	setFaults(faults: Fault[]): void;
	/** Changes the limit immediately; Infinity removes it. */
	setRate(requestsPerSecond: number): void;
	/** Clears the log of requests and all counts. Data, faults and tokens stay. */
	resetCounters(): void;
	/** Ends all connections; resolves when the port is free. Can be called again. */
	stop(): Promise<void>;
}
