import type { Fault } from '../kernel/fault.cts';
import { peakPerSecond } from '../kernel/rate-limit.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { limitsOf, twelvePortApi } from './api.cts';
import { TwelvePortData } from './data.cts';
import { pathOf, withDefaults, type TwelvePortOptions, type TwelvePortSwitches } from './options.cts';
import type { AccessRequest, Asset } from './records.cts';
import type { TwelvePortSimulator } from './simulator.cts';
import { ApiTokens, type TokenOptions } from './tokens.cts';

export type { PageShape, TwelvePortOptions } from './options.cts';
export type { AccessRequest } from './records.cts';
export type { TwelvePortSimulator } from './simulator.cts';

/** Starts a simulator on 127.0.0.1. Rejects when the port is in use. */
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
		issueToken: (tokenOptions?: TokenOptions) => tokens.issue(tokenOptions),
		revokeTokens: () => tokens.revokeAll(),
		change: (switches: Partial<TwelvePortSwitches>) => void Object.assign(settings, switches),
		setFaults: (faults: Fault[]) => server.setFaults(faults),
		setRate: (requestsPerSecond: number) => server.limiter.setLimits(limitsOf(requestsPerSecond)),
		resetCounters: () => server.resetCounters(),
		stop: async () => await server.stop(),
	};
	return Object.defineProperties(state, Object.getOwnPropertyDescriptors(countersOf(server))) as TwelvePortSimulator;
}

/** Counts are computed from the log, so they always agree with it. */
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
