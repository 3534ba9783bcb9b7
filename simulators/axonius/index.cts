import type { Fault } from '../kernel/fault.cts';
import { peakPerSecond } from '../kernel/rate-limit.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { axoniusApi, limitsOf } from './api.cts';
import type { ConnectionStatus } from './adapters.cts';
import { withDefaults, type AxoniusOptions, type Release } from './options.cts';
import { partsOf, type Parts } from './parts.cts';
import type { Permission } from './permissions.cts';
import type { NewQuery } from './queries.cts';
import { FINDINGS, type AssetValues, type FindingValues } from './records.cts';
import type { AxoniusCounters, AxoniusSimulator } from './simulator.cts';

export type { Fault } from '../kernel/fault.cts';
export { CANARY, type Adapter } from './adapters.cts';
export type { AxoniusOptions } from './options.cts';
export type { Asset } from './records.cts';
export type { AxoniusSimulator } from './simulator.cts';

/** Starts a simulator on 127.0.0.1. Rejects when the port is in use. */
export async function startAxonius(options: AxoniusOptions = {}): Promise<AxoniusSimulator> {
	const settings = withDefaults(options);
	const parts = partsOf(settings);
	const server = await new LoopbackServer(axoniusApi(parts), settings).start();
	const state = {
		url: server.url,
		apiKey: settings.apiKey,
		apiSecret: settings.apiSecret,
		requests: server.requests,
		...dataOf(parts),
		...switchesOf(parts),
		setFaults: (faults: Fault[]) => server.setFaults(faults),
		setRate: (requestsPerSecond: number) => server.limiter.setLimits(limitsOf(requestsPerSecond)),
		resetCounters: () => server.resetCounters(),
		stop: async () => await server.stop(),
	};
	const counters = Object.getOwnPropertyDescriptors(countersOf(server));
	return Object.defineProperties(state, counters) as typeof state & AxoniusCounters;
}

function dataOf({ data, queries, finder, adapters, enforcements }: Parts) {
	const all = (type: string) => data.type(type).assets.all;
	const asset = (type: string, id: string) => data.type(type).assets.find(id);
	return {
		devices: all('devices'),
		users: all('users'),
		alertFindings: all(FINDINGS),
		savedQueries: queries.all,
		adapters: adapters.all,
		enforcements: enforcements.all,
		enforcementRuns: enforcements.runs,
		links: data.links,
		assetTypes: [...data.types.keys()],
		assets: all,
		asset,
		addAsset: (type: string, values?: AssetValues) => data.add(type, values),
		updateAsset: (type: string, id: string, values: AssetValues) => data.update(type, id, values),
		addAlertFinding: (values?: FindingValues) => data.addFinding(values),
		labelsOf: (type: string, id: string) => asset(type, id)?.labels ?? [],
		membersOf: (queryId: string) => {
			const { length, at } = finder.find(queries.find(queryId).module, { saved_query_id: queryId });
			return Array.from({ length }, (_, index) => at(index).internal_axon_id);
		},
		enterQuery: (queryId: string, assetId: string) => queries.setMember(queryId, assetId, true),
		leaveQuery: (queryId: string, assetId: string) => queries.setMember(queryId, assetId, false),
		addSavedQuery: (values: NewQuery) => queries.add(values),
		setConnectionStatus: (id: string, status: ConnectionStatus, error?: string) =>
			adapters.setStatus(id, status, error),
	};
}

function switchesOf(parts: Parts) {
	const { settings, role, system, tokens } = parts;
	return {
		setDiscovery: (values: Record<string, unknown>) => void Object.assign(system.discovery, values),
		dropCache: () => void parts.cacheVersion++,
		expireTokens: () => tokens.expireAll(),
		deny: (...permissions: Permission[]) => role.deny(permissions),
		setRelease: (release: Release) => void (settings.release = release),
	};
}

/** Counts are computed from the log, so they always agree with it. */
function countersOf(server: LoopbackServer): AxoniusCounters {
	const count = (status: number) => server.requests.filter((request) => request.status === status).length;
	return {
		get unauthorized() {
			return count(401);
		},
		get forbidden() {
			return count(403);
		},
		get refused() {
			return count(429);
		},
		get connections() {
			return server.connections;
		},
		get peakRequestsPerSecond() {
			return peakPerSecond(server.requests.map(({ at }) => at));
		},
	};
}
