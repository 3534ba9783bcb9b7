import type { Fault } from './fault.cts';
import { limitFor, peakPerSecond } from './rate-limit.cts';
import type { RecordedRequest } from './request.cts';
import type { LoopbackServer } from './server.cts';

type IsLogin = (request: RecordedRequest) => boolean;

/** What every simulator has. */
export type Simulator = ReturnType<typeof common>;

/**
 * A running server as tests use it: what every simulator has, and what only this vendor has.
 * @param own takes precedence; getters stay getters
 * @param isLogin tells token requests from all others; default: there are none
 */
export function simulator<Own extends object>(
	server: LoopbackServer,
	own: Own,
	isLogin: IsLogin = () => false,
): Omit<Simulator, keyof Own> & Own {
	const both: object = common(server, isLogin);
	return Object.defineProperties(both, Object.getOwnPropertyDescriptors(own)) as Omit<Simulator, keyof Own> & Own;
}

/** Counts are computed from the log, so they always agree with it. */
function common(server: LoopbackServer, isLogin: IsLogin) {
	const { requests } = server;
	const count = (isCounted: IsLogin) => requests.filter(isCounted).length;
	const isCall: IsLogin = (request) => !isLogin(request);
	return {
		/** The origin, such as `http://127.0.0.1:41234`. */
		url: server.url,
		/** Every request, in order of arrival. */
		requests,
		/** All calls that there are, without logins, with what they do. */
		routes: server.routes,
		/** Every API request, without token requests. */
		get calls() {
			return requests.filter(isCall);
		},
		/** Token requests answered 200. */
		get logins() {
			return count((request) => isLogin(request) && request.status === 200);
		},
		/** Token requests answered with another status than 200 or 429. */
		get rejectedLogins() {
			return count((request) => isLogin(request) && ![undefined, 200, 429].includes(request.status));
		},
		/** API requests answered 401. */
		get unauthorized() {
			return count((request) => isCall(request) && request.status === 401);
		},
		/** Requests answered 429. */
		get refused() {
			return count(({ status }) => status === 429);
		},
		/** TCP connections accepted. */
		get connections() {
			return server.connections;
		},
		/** The maximum number of API requests within any 1000 ms. */
		get peakRequestsPerSecond() {
			return peakPerSecond(requests.filter(isCall).map(({ at }) => at));
		},
		/** Replaces all faults and sets their counts to zero. */
		setFaults: (faults: Fault[]) => server.setFaults(faults),
		/** Changes the limit of all requests immediately; Infinity removes it. */
		setRate: (requestsPerSecond: number) => server.limiter.setLimits(limitFor(requestsPerSecond)),
		/** Clears the log of requests and all counts. Data, faults and tokens stay. */
		resetCounters: () => server.resetCounters(),
		/** Ends all connections; resolves when the port is free. Can be called again. */
		stop: async () => await server.stop(),
	};
}
