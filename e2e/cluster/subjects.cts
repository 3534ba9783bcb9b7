/** The simulated products of the cluster runs, each with its credential and the list that the runs read. */
import { DOCUMENTED_SCOPES, startArmis, type ArmisOptions } from '../../simulators/armis/index.cts';
import { startAxonius } from '../../simulators/axonius/index.cts';
import type { Simulator } from '../../simulators/kernel/simulator.cts';
import { startPrivx } from '../../simulators/privx/index.cts';
import { startUsmAnywhere, type UsmAnywhereOptions } from '../../simulators/usm-anywhere/index.cts';
import type { CredentialData } from '../workflows.cts';

/** What a run needs to know of a product. */
export interface Subject {
	product: string;
	simulator: Pick<Simulator, 'requests' | 'resetCounters' | 'stop'> & { peakRequestsPerSecond: number };
	credential: CredentialData;
	/** The name of the node, without the package. */
	node: string;
	/** Its parameters: which records, and pages so small that the limit of the product counts. */
	records: Record<string, unknown>;
	/** The field that identifies a record. */
	id: string;
	/** The IDs of all records that the list has now. */
	ids(): string[];
	logins(): number;
	/** Requests a second that the product lets through. */
	limit?: number;
}

/** 30 to 50 requests for one list. */
const PAGE = { options: { pageSize: 20 } };
const ALARMS = 1_000;
const HOSTS = 600;
const DEVICES = 600;

/** USM Anywhere's own limit; the node knows it. */
const USM_LIMIT = 100;

/** Not known to the node: it must find it out, or be told. */
const PRIVX_LIMIT = 30;

/** Old enough that no record of the start is new for a trigger. */
const QUIET_MS = 3 * 60 * 60_000;

/** Starts a USM Anywhere; `own` are its simulator's options. */
export async function usmAnywhere(own: UsmAnywhereOptions = {}) {
	const simulator = await startUsmAnywhere({ alarms: ALARMS, endTime: Date.now() - QUIET_MS, ...own });
	const { url, clientId, clientSecret } = simulator;
	const subject: Subject = {
		product: 'USM Anywhere',
		simulator,
		credential: { type: 'usmAnywhereApi', data: { url, clientId, clientSecret, caCertificate: '' } },
		node: 'usmAnywhere',
		records: { resource: 'alarm', filters: { suppressed: 'both' }, ...PAGE },
		id: 'uuid',
		ids: () => simulator.alarms.map(({ uuid }) => uuid),
		logins: () => simulator.logins,
		limit: USM_LIMIT,
	};
	return { ...subject, simulator };
}

export async function privx() {
	const simulator = await startPrivx({ hosts: HOSTS, requestsPerSecond: PRIVX_LIMIT, tls: false });
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret } = simulator;
	const clients = { oauthClientId, oauthClientSecret, apiClientId, apiClientSecret };
	const subject: Subject = {
		product: 'SSH PrivX',
		simulator,
		credential: { type: 'privxApi', data: { url, ...clients, caCertificate: '', ignoreSslIssues: false } },
		node: 'privx',
		records: { resource: 'host', filters: {}, ...PAGE },
		id: 'id',
		ids: () => simulator.hosts.map(({ id }) => id),
		logins: () => simulator.logins,
		limit: PRIVX_LIMIT,
	};
	return subject;
}

export async function axonius() {
	const simulator = await startAxonius({ devices: DEVICES });
	const { url, apiKey, apiSecret } = simulator;
	const keys = { apiKey, apiSecret, apiVersion: 'v2' };
	const subject: Subject = {
		product: 'Axonius',
		simulator,
		credential: { type: 'axoniusApi', data: { url, ...keys, caCertificate: '', ignoreSslIssues: false } },
		node: 'axonius',
		records: { resource: 'asset', select: 'all', ...PAGE },
		id: 'internal_axon_id',
		ids: () => simulator.devices.map(({ internal_axon_id: id }) => id),
		// It has no tokens.
		logins: () => 0,
	};
	return subject;
}

/** Armis by its API v3: devices. */
export async function armisV3() {
	const simulator = await startArmis({ devices: DEVICES });
	const { url, vendorId, clientId, clientSecret } = simulator;
	const client = { vendorId, clientId, clientSecret, scopes: DOCUMENTED_SCOPES, additionalScopes: '', apiUrl: url };
	const subject: Subject = {
		product: 'Armis v3',
		simulator,
		credential: { type: 'armisApi', data: { tenantUrl: url, caCertificate: '', ...client } },
		node: 'armis',
		records: { resource: 'device', findBy: 'lastSeen', filters: {}, ...PAGE },
		id: 'device_id',
		ids: () => simulator.devices.map(({ id }) => String(id)),
		logins: () => simulator.v3Logins,
	};
	return subject;
}

/** Armis by its API v1, where a new token cancels the one in use: alerts. */
export async function armisV1(own: ArmisOptions = {}) {
	const simulator = await startArmis({ newV1TokenCancelsOld: true, secretKey: 'armis-key-of-the-cluster', ...own });
	const { url, secretKey } = simulator;
	const subject: Subject = {
		product: 'Armis v1',
		simulator,
		credential: { type: 'armisSecretKeyApi', data: { tenantUrl: url, caCertificate: '', secretKey } },
		node: 'armis',
		records: { resource: 'alert', filters: {}, ...PAGE },
		id: 'alertId',
		ids: () => simulator.alerts.map(({ alertId }) => String(alertId)),
		logins: () => simulator.v1Logins,
	};
	return { ...subject, simulator };
}
