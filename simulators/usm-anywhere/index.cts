import type { Fault } from '../kernel/fault.cts';
import { peakPerSecond } from '../kernel/rate-limit.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { TokenIssuer } from '../kernel/token-issuer.cts';
import { isTokenRequest, limitsOf, usmAnywhereApi } from './api.cts';
import { UsmAnywhereData } from './data.cts';
import { withDefaults, type UsmAnywhereOptions } from './options.cts';
import type { Alarm, Event } from './records.cts';
import type { UsmAnywhereSimulator } from './simulator.cts';

export type { EventsKey, UsmAnywhereOptions } from './options.cts';
export type { Alarm, Event } from './records.cts';
export type { UsmAnywhereSimulator } from './simulator.cts';

/** Starts a simulator on 127.0.0.1. Rejects when the port is in use. */
export async function startUsmAnywhere(options: UsmAnywhereOptions = {}): Promise<UsmAnywhereSimulator> {
	const settings = withDefaults(options);
	const data = new UsmAnywhereData(settings);
	const issuer = new TokenIssuer(settings.tokenLifetimeSeconds);
	const server = await new LoopbackServer(usmAnywhereApi(settings, data, issuer), settings).start();
	const rates = { getsPerSecond: settings.getsPerSecond, postsPerSecond: settings.postsPerSecond };
	const state = {
		url: server.url,
		clientId: settings.clientId,
		clientSecret: settings.clientSecret,
		alarms: data.alarms.all,
		events: data.events.all,
		requests: server.requests,
		labelIds: data.ids.labels,
		addAlarm: (values?: Partial<Alarm>) => data.addAlarm(values),
		addEvent: (values?: Partial<Event>) => data.addEvent(values),
		updateAlarm: (uuid: string, values: Partial<Alarm>) => data.updateAlarm(uuid, values),
		labelsOf: (uuid: string) => data.alarms.find(uuid)?.alarm_labels ?? [],
		revokeTokens: () => issuer.revokeAll(),
		setFaults: (faults: Fault[]) => server.setFaults(faults),
		setRates: (changes: Partial<typeof rates>) => server.limiter.setLimits(limitsOf(Object.assign(rates, changes))),
		resetCounters: () => server.resetCounters(),
		stop: async () => await server.stop(),
	};
	return Object.defineProperties(state, Object.getOwnPropertyDescriptors(countersOf(server))) as UsmAnywhereSimulator;
}

/** Counts are computed from the log, so they always agree with it. */
function countersOf(server: LoopbackServer) {
	const count = (status: number, ofTokens: boolean) =>
		server.requests.filter((request) => request.status === status && isTokenRequest(request) === ofTokens).length;
	return {
		get logins() {
			return count(200, true);
		},
		get rejectedLogins() {
			return count(401, true);
		},
		get unauthorized() {
			return count(401, false);
		},
		get refused() {
			return count(429, true) + count(429, false);
		},
		get connections() {
			return server.connections;
		},
		get peakGetsPerSecond() {
			return peakPerSecond(server.requests.filter(({ method }) => method === 'GET').map(({ at }) => at));
		},
	};
}
