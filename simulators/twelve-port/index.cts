import type { Fault } from '../kernel/fault.cts';
import { peakPerSecond } from '../kernel/rate-limit.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { limitsOf, twelvePortApi } from './api.cts';
import { TwelvePortData } from './data.cts';
import { pathOf, withDefaults, type TwelvePortOptions, type TwelvePortSwitches } from './options.cts';
import type { AccessRequest, Asset } from './records.cts';
import type { TwelvePortSimulator } from './simulator.cts';
import { ApiTokens, type TokenWishes } from './tokens.cts';

export type { Fault, FaultAnswer } from '../kernel/fault.cts';
export type { RecordedRequest } from '../kernel/request.cts';
export type { PageShape, TwelvePortOptions, TwelvePortSwitches } from './options.cts';
export type { AccessRequest, Asset, AssetType } from './records.cts';
export type { TwelvePortSimulator } from './simulator.cts';
export type { TokenWishes } from './tokens.cts';

/** Starts a simulator on 127.0.0.1. Rejects when the port is taken. */
export async function startTwelvePort(options: TwelvePortOptions = {}): Promise<TwelvePortSimulator> {
	const settings = withDefaults(options);
	const data = new TwelvePortData(settings);
	const tokens = new ApiTokens(`/ztna/${settings.tenant}`, settings.tokenLifetimeSeconds, settings.now);
	const server = await new LoopbackServer(twelvePortApi(settings, data, tokens), settings).start();
	const state = {
		url: `${server.url}${pathOf('space', settings)}`,
		origin: server.url,
		token: tokens.issue(),
		rootContainerId: data.containers[0],
		accessRequests: data.accessRequests.all,
		assets: data.assets.all,
		assetTypes: data.types,
		requests: server.requests,
		addAccessRequest: (values?: Partial<AccessRequest>) => data.addAccessRequest(values),
		updateAccessRequest: (id: string, values: Partial<AccessRequest>) => data.updateAccessRequest(id, values),
		addAsset: (values?: Partial<Asset>) => data.addAsset(values),
		updateAsset: (id: string, values: Partial<Asset>) => data.updateAsset(id, values),
		issueToken: (wishes?: TokenWishes) => tokens.issue(wishes),
		revokeTokens: () => tokens.revokeAll(),
		change: (switches: Partial<TwelvePortSwitches>) => void Object.assign(settings, switches),
		setFaults: (faults: Fault[]) => server.setFaults(faults),
		setRate: (requestsPerSecond: number) => server.limiter.setLimits(limitsOf(requestsPerSecond)),
		resetCounters: () => server.resetCounters(),
		stop: async () => await server.stop(),
	};
	return Object.defineProperties(state, Object.getOwnPropertyDescriptors(countersOf(server))) as TwelvePortSimulator;
}

/** Counts that are read off the log, so that they cannot disagree with it. */
function countersOf(server: LoopbackServer) {
	const count = (wanted: number) => server.requests.filter(({ status }) => status === wanted).length;
	return {
		get unauthorized() {
			return count(401);
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
