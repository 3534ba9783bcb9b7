import type { Entry } from '../entry.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { simulator } from '../kernel/simulator.cts';
import { armisApi } from './api.cts';
import { ArmisTokens, isV1TokenRequest, isV3TokenRequest } from './authentication.cts';
import { DataExports, FILES_PATH } from './data-export.cts';
import { ArmisData } from './data.cts';
import { withDefaults, type ArmisOptions } from './options.cts';
import type { Activity, Alert, Device } from './records.cts';

export { DOCUMENTED_SCOPES, type ArmisOptions } from './options.cts';

/** Armis Centrix on loopback: API v3 below `/v3` and API v1 below `/api/v1` of one origin, with a log of all requests. */
export type ArmisSimulator = Awaited<ReturnType<typeof startArmis>>;

/** Starts a simulator on 127.0.0.1: its origin is the `apiUrl` and the `tenantUrl`. Rejects when the port is in use. */
export async function startArmis(options: ArmisOptions = {}) {
	const settings = withDefaults(options);
	const data = new ArmisData(settings);
	const tokens = new ArmisTokens(settings);
	const exports = new DataExports(data, settings);
	const server = await new LoopbackServer(armisApi(settings, data, tokens, exports), settings).start();
	const storage = settings.exportOrigin === 'other' ? await storageOf(exports, settings).start() : undefined;
	exports.origin = (storage ?? server).url;
	const { vendorId, clientId, clientSecret, secretKey } = settings;
	const v1 = simulator(server, {}, isV1TokenRequest);
	const v3 = simulator(server, {}, isV3TokenRequest);
	const own = {
		...{ vendorId, clientId, clientSecret, secretKey },
		...listsOf(data),
		...changesTo(data),
		/** All pairs of a vulnerability and a device, computed again each time they are read. */
		get matches() {
			return data.matches(undefined);
		},
		/** Every request for a file of a data export: none may have an `Authorization` header. */
		get downloads() {
			return storage ? storage.requests : server.requests.filter(({ path }) => path.startsWith(FILES_PATH));
		},
		get v1Logins() {
			return v1.logins;
		},
		get v3Logins() {
			return v3.logins;
		},
		/** Refuses all tokens issued so far, of one API or of both. */
		revokeTokens: (api?: 'v1' | 'v3') => tokens.revoke(api),
		/** Clears the logs of requests and all counts. Data, faults and tokens stay. */
		resetCounters: () => [server, storage].forEach((one) => one?.resetCounters()),
		/** Ends all connections; resolves when the ports are free. Can be called again. */
		stop: async () => void (await Promise.all([server.stop(), storage?.stop()])),
	};
	return simulator(server, own, (request) => isV1TokenRequest(request) || isV3TokenRequest(request));
}

/** The host of the files: of its options it shares the certificate and the clock. */
function storageOf(exports: DataExports, { tls, now }: ArmisOptions): LoopbackServer {
	return new LoopbackServer(exports.storage(), { tls, now });
}

/** Live data, oldest first; computed when read. */
function listsOf(data: ArmisData) {
	return {
		alerts: data.alerts.all,
		/** In order of `lastSeen`. */
		devices: data.devices.all,
		activities: data.activities.all,
		vulnerabilities: data.vulnerabilities.all,
		sites: data.sites,
		customProperties: data.customProperties,
		boundaries: data.boundaries,
		/** Which data exports are switched on. */
		exports: data.exports as Readonly<Record<string, boolean>>,
		/** The alert with an id; throws when there is none. */
		alert: (alertId: number) => existing(data.alerts.find(String(alertId))),
		/** The device with an id; throws when there is none. */
		device: (id: number) => existing(data.devices.find(String(id))),
	};
}

function changesTo(data: ArmisData) {
	return {
		/** Adds an alert, visible immediately. A `time` in the past makes it a late alert. Default: now. */
		addAlert: (values?: Partial<Alert>) => data.addAlert(values),
		/** Changes an alert, as an analyst would; its id and time stay. A new status sets `statusChangeTime` unless given. */
		updateAlert: (alertId: number, values: Partial<Alert>) => data.updateAlert(alertId, values),
		/** Adds a device, first seen now unless `values` say otherwise. */
		addDevice: (values?: Partial<Device>) => data.addDevice(values),
		/** Changes a device; its id and `lastSeen` stay. */
		updateDevice: (id: number, values: Partial<Device>) => data.updateDevice(id, values),
		/** Adds an activity. */
		addActivity: (values?: Partial<Activity>) => data.addActivity(values),
	};
}

function existing<R>(record: R | undefined): R {
	if (!record) throw new Error('There is no such record');
	return record;
}

/** Armis Centrix on the command line: both APIs at one address. */
export const entry: Entry<ArmisSimulator> = {
	start: async ({ rate: requestsPerSecond, records, ...options }) =>
		await startArmis({ ...options, requestsPerSecond, alerts: records, devices: records, activities: records }),
	add: (vendor) => void vendor.addAlert(),
	credentials: ({ url, vendorId, clientId, clientSecret, secretKey }) => ({
		'Armis Centrix V1 (Secret Key) API': [
			['Tenant URL', url],
			['Secret Key', secretKey],
		],
		'Armis Centrix V3 API': [
			['Tenant URL', url],
			['Vendor ID', vendorId],
			['Client ID', clientId],
			['Client Secret', clientSecret],
			['API URL', url],
		],
	}),
	tryIt({ url, secretKey }) {
		const login = `curl -s -d secret_key=${secretKey} ${url}/api/v1/access_token/`;
		const token = `$(${login} | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')`;
		return `curl -s -H "Authorization: ${token}" '${url}/api/v1/search/?aql=in:alerts&length=2'`;
	},
};
