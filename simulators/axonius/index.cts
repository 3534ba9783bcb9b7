import type { Entry } from '../entry.cts';
import { lazyList } from '../kernel/lazy-list.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { simulator } from '../kernel/simulator.cts';
import { axoniusApi } from './api.cts';
import type { ConnectionStatus } from './adapters.cts';
import { withDefaults, type AxoniusOptions, type Release } from './options.cts';
import { partsOf, type Parts } from './parts.cts';
import type { Permission } from './permissions.cts';
import type { NewQuery } from './queries.cts';
import { FINDINGS, type AssetValues, type FindingValues } from './records.cts';

export type { Fault } from '../kernel/fault.cts';
export { CANARY, type Adapter } from './adapters.cts';
export type { AxoniusOptions } from './options.cts';
export type { Asset } from './records.cts';

/** A running Axonius server on loopback, with a log of all requests. */
export type AxoniusSimulator = Awaited<ReturnType<typeof startAxonius>>;

/** Starts a simulator on 127.0.0.1. Rejects when the port is in use. */
export async function startAxonius(options: AxoniusOptions = {}) {
	const parts = partsOf(withDefaults(options));
	const { apiKey, apiSecret } = parts.settings;
	const server = await new LoopbackServer(axoniusApi(parts), parts.settings).start();
	return simulator(server, {
		...{ apiKey, apiSecret },
		...assetsOf(parts),
		...queriesOf(parts),
		...systemOf(parts),
		...switchesOf(parts),
		/** Requests answered 403. */
		get forbidden() {
			return server.requests.filter(({ status }) => status === 403).length;
		},
	});
}

function assetsOf({ data }: Parts) {
	const all = (type: string) => data.type(type).assets.all;
	const asset = (type: string, id: string) => data.type(type).assets.find(id);
	return {
		/** Live data, oldest first, with dotted keys; computed when read. */
		devices: all('devices'),
		users: all('users'),
		alertFindings: all(FINDINGS),
		/** The asset types of the server. */
		assetTypes: [...data.types.keys()],
		/** Which assets were manually linked and unlinked, in order of the calls. */
		links: data.links,
		/** Notes on assets, in order. */
		notes: data.notes,
		/** Tags that were added until a day, in order. */
		tagExpiries: data.expiries,
		/** All assets of a type, oldest first; computed when read. Throws for a type that does not exist. */
		assets: all,
		/** An asset by id, or `undefined`. */
		asset,
		/** Adds an asset generated like the others, except for `values` (dotted keys). First fetched now unless `values` say otherwise. */
		addAsset: (type: string, values?: AssetValues) => data.add(type, values),
		/** Changes an asset; its id stays. `undefined` removes a field. Throws for an unknown asset. */
		updateAsset: (type: string, id: string, values: AssetValues) => data.update(type, id, values),
		/** Adds an alert finding, triggered now or at `triggeredAt` (ms). A time in the past makes it a late finding. */
		addAlertFinding: (values?: FindingValues) => data.addFinding(values),
		/** The tags of an asset; none for an unknown one. */
		labelsOf: (type: string, id: string) => asset(type, id)?.labels ?? [],
	};
}

function queriesOf({ queries, finder }: Parts) {
	return {
		/** Live data; each saved query has its uuid. */
		savedQueries: queries.all,
		/** The assets that a saved query finds now, by id; computed when read. */
		membersOf: (queryId: string) => {
			const { length, at } = finder.find(queries.find(queryId).module, { saved_query_id: queryId });
			return lazyList(
				() => length,
				(index) => at(index).internal_axon_id,
			);
		},
		/** Makes an asset a member of a saved query, independently of the filter. */
		enterQuery: (queryId: string, assetId: string) => queries.setMember(queryId, assetId, true),
		/** Removes an asset from a saved query, independently of the filter. */
		leaveQuery: (queryId: string, assetId: string) => queries.setMember(queryId, assetId, false),
		/** Adds a saved query. */
		addSavedQuery: (values: NewQuery) => queries.add(values),
	};
}

function systemOf({ adapters, enforcements, system }: Parts) {
	return {
		/** Live data, with connections. */
		adapters: adapters.all,
		/** Live data; each enforcement set has its uuid. */
		enforcements: enforcements.all,
		/** Every run of an enforcement set, in order. A test can see when one was run twice. */
		enforcementRuns: enforcements.runs,
		/** Says what the latest run ends with, e.g. `Completed with Errors` and `partial`. */
		endLatestRun: (status: string, result: string) =>
			void Object.assign(enforcements.runs.at(-1) ?? {}, { outcome: { status, result } }),
		/** Makes a connection fail or recover; the adapter's status and counts follow. Throws for an unknown connection. */
		setConnectionStatus: (connectionId: string, status: ConnectionStatus, error?: string) =>
			adapters.setStatus(connectionId, status, error),
		/** Changes the state of the discovery cycle, e.g. `{ status: 'starting' }`. */
		setDiscovery: (values: Record<string, unknown>) => void Object.assign(system.discovery, values),
	};
}

function switchesOf(parts: Parts) {
	return {
		/** Clears the cache of lists (`use_cache_entry`), as the vendor does after each cycle. */
		dropCache: () => void parts.cacheVersion++,
		/** Refuses all page tokens issued so far (400). */
		expireTokens: () => parts.tokens.expireAll(),
		/** Replaces the permissions that the key's role does not have (403). */
		deny: (...permissions: Permission[]) => parts.role.deny(permissions),
		/** Makes the server older or newer (404 for what it does not have). */
		setRelease: (release: Release) => void (parts.settings.release = release),
	};
}

/** Axonius on the command line. */
export const entry: Entry<AxoniusSimulator> = {
	start: async ({ rate: requestsPerSecond, records: devices, ...options }) =>
		await startAxonius({ ...options, requestsPerSecond, devices }),
	add: (vendor) => void vendor.addAlertFinding(),
	credentials: ({ url, apiKey, apiSecret }) => ({
		'Axonius API': [
			['URL', url],
			['API Key', apiKey],
			['API Secret', apiSecret],
		],
	}),
	tryIt: ({ url, apiKey, apiSecret }) =>
		`curl -s -H 'api-key: ${apiKey}' -H 'api-secret: ${apiSecret}' '${url}/api/v2/queries?limit=2'`,
};
