import type { Fault } from '../kernel/fault.cts';
import { peakPerSecond } from '../kernel/rate-limit.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { armisApi, limitsOf } from './api.cts';
import { ArmisTokens, isV1TokenRequest, isV3TokenRequest } from './authentication.cts';
import { DataExports, FILES_PATH } from './data-export.cts';
import { ArmisData } from './data.cts';
import { withDefaults, type ArmisOptions } from './options.cts';
import type { Activity, Alert, Device } from './records.cts';
import type { ArmisSimulator } from './simulator.cts';

export { DOCUMENTED_SCOPES, type ArmisOptions } from './options.cts';
export type { ArmisSimulator } from './simulator.cts';

/** Starts a simulator on 127.0.0.1. Rejects when the port is in use. */
export async function startArmis(options: ArmisOptions = {}): Promise<ArmisSimulator> {
	const settings = withDefaults(options);
	const data = new ArmisData(settings);
	const tokens = new ArmisTokens(settings);
	const exports = new DataExports(data, settings);
	const server = await new LoopbackServer(armisApi(settings, data, tokens, exports), settings).start();
	const isElsewhere = settings.exportOrigin === 'other';
	const { tls, now } = settings;
	const storage = isElsewhere ? await new LoopbackServer(exports.storage(), { tls, now }).start() : undefined;
	exports.origin = (storage ?? server).url;
	const { vendorId, clientId, clientSecret, secretKey } = settings;
	const state = {
		...{ url: server.url, vendorId, clientId, clientSecret, secretKey },
		...{ alerts: data.alerts.all, devices: data.devices.all, activities: data.activities.all },
		...{ vulnerabilities: data.vulnerabilities.all, sites: data.sites, customProperties: data.customProperties },
		...{ boundaries: data.boundaries, exports: data.exports, requests: server.requests },
		addAlert: (values?: Partial<Alert>) => data.addAlert(values),
		updateAlert: (id: number, values: Partial<Alert>) => data.updateAlert(id, values),
		addDevice: (values?: Partial<Device>) => data.addDevice(values),
		updateDevice: (id: number, values: Partial<Device>) => data.updateDevice(id, values),
		addActivity: (values?: Partial<Activity>) => data.addActivity(values),
		alert: (id: number) => existing(data.alerts.find(String(id))),
		device: (id: number) => existing(data.devices.find(String(id))),
		revokeTokens: (which?: 'v1' | 'v3') => tokens.revoke(which),
		setFaults: (faults: Fault[]) => server.setFaults(faults),
		setRate: (perSecond: number) => server.limiter.setLimits(limitsOf(perSecond)),
		resetCounters: () => {
			server.resetCounters();
			storage?.resetCounters();
		},
		stop: async () => void (await Promise.all([server.stop(), storage?.stop()])),
	};
	const live = {
		...Object.getOwnPropertyDescriptors(countersOf(server)),
		...downloadsOf(server, storage, data),
	};
	return Object.defineProperties(state, live) as ArmisSimulator;
}

function existing<R>(record: R | undefined): R {
	if (!record) throw new Error('There is no such record');
	return record;
}

function isLogin(request: { method: string; path: string }): boolean {
	return isV1TokenRequest(request) || isV3TokenRequest(request);
}

function downloadsOf(
	server: LoopbackServer,
	storage: LoopbackServer | undefined,
	data: ArmisData,
): PropertyDescriptorMap {
	return {
		downloads: {
			get: () => (storage ? storage.requests : server.requests.filter(({ path }) => path.startsWith(FILES_PATH))),
		},
		matches: { get: () => data.matches(undefined) },
	};
}

/** Counts are computed from the log, so they always agree with it. */
function countersOf(server: LoopbackServer) {
	const { requests } = server;
	const count = (isCounted: (request: LoopbackServer['requests'][number]) => boolean) =>
		requests.filter(isCounted).length;
	return {
		get logins() {
			return count((request) => isLogin(request) && request.status === 200);
		},
		get v1Logins() {
			return count((request) => isV1TokenRequest(request) && request.status === 200);
		},
		get v3Logins() {
			return count((request) => isV3TokenRequest(request) && request.status === 200);
		},
		get rejectedLogins() {
			return count((request) => isLogin(request) && request.status !== 200 && request.status !== 429);
		},
		get unauthorized() {
			return count((request) => !isLogin(request) && request.status === 401);
		},
		get refused() {
			return count(({ status }) => status === 429);
		},
		get connections() {
			return server.connections;
		},
		get peakRequestsPerSecond() {
			return peakPerSecond(requests.filter((request) => !isLogin(request)).map(({ at }) => at));
		},
	};
}
