import { ArmisApi } from '../../credentials/ArmisApi.credentials.ts';
import { ArmisSecretKeyApi } from '../../credentials/ArmisSecretKeyApi.credentials.ts';
import { Armis } from '../../nodes/Armis/Armis.node.ts';
import { credentialStore, type CredentialStore } from '../../test/harness/credential-store.cts';
import { paginatedRequest } from '../../test/harness/request.cts';
import { exportMemory } from '../cases/export-memory.cts';
import { ocsfExport } from '../cases/ocsf-export.cts';
import { sideBySide } from '../cases/side-by-side.cts';
import type { Case, Subject } from '../subject.cts';
import { NO_LIMIT, type VendorProcess } from '../vendor-process.cts';

interface DevicePage {
	items: Array<{ fields: { device_id: number } }>;
	next?: number | null;
}

interface AlertPage {
	data: { results: Array<{ alertId: number }> };
}

const SCOPES = ['PERMISSION.DEVICE.READ', 'PERMISSION.PII.DEVICE', 'FULL_VISIBILITY'];
/** All that API v3 has of itself: what the node asks for when every field is wanted. */
const FIELDS = [
	...['device_id', 'display', 'names', 'category', 'type', 'brand', 'model', 'os_name', 'os_version'],
	...['ipv4_addresses', 'ipv6_addresses', 'mac_addresses', 'serial_numbers', 'site', 'boundaries', 'tags'],
	...['risk_level', 'purdue_level', 'visibility', 'first_seen', 'last_seen', 'network_interfaces'],
];
const EVERY_DEVICE = {
	asset_type: 'DEVICE',
	fields: FIELDS,
	filter: { filter_criteria: 'LAST_SEEN', last_seen_ge: '1970-01-01T00:00:00+00:00' },
};
const EVERY_ALERT = { aql: 'in:alerts', orderBy: 'time' };

const common = {
	product: 'Armis Centrix',
	simulator: { module: '../simulators/armis/index.cts', start: 'startArmis' },
	node: new Armis(),
};

/**
 * Devices of API v3, each page named by the one before: nobody can read two pages at once here. With the cursor in the
 * body, n8n's pagination works as well.
 */
const devices: Subject = {
	...common,
	options: ({ records, latencyMs, perSecond }) => ({ devices: records, latencyMs, requestsPerSecond: perSecond }),
	credentials: v3Credential,
	parameters: { resource: 'device', findBy: 'lastSeen' },
	idOf: ({ device_id }) => String(device_id),
	async n8nPagination({ vendor, records, pageSize }) {
		const uri = `${vendor.fields.url}/v3/assets/_search`;
		const options = { uri, method: 'POST' as const, json: true, body: { ...EVERY_DEVICE, limit: pageSize } };
		const asked = { body: { after: '={{ $pageCount === 0 ? null : $response.body.next }}' } };
		const pages = await paginatedRequest(v3Credential(vendor), options, Math.ceil(records / pageSize), asked);
		return pages.flatMap(({ body }) => deviceIds(body as DevicePage));
	},
	async scriptHeaders({ fields: { url, vendorId: vendor_id, clientId: client_id, clientSecret: client_secret } }) {
		const { access_token: token } = await posted<{ access_token: string }>(`${url}/v3/oauth/token`, {
			...{ grant_type: 'client_credentials', audience: `${url}/`, vendor_id, client_id, client_secret },
			scopes: SCOPES,
		});
		return { authorization: `Bearer ${token}` };
	},
	async readByLoop({ vendor, pageSize }, ask) {
		const url = `${vendor.fields.url}/v3/assets/_search`;
		const ids: string[] = [];
		for (let after: DevicePage['next'] = undefined; after !== null; ) {
			const body = { ...EVERY_DEVICE, limit: pageSize, after };
			const page = (await ask({ method: 'POST', url, body })) as DevicePage;
			ids.push(...deviceIds(page));
			after = page.next ?? null;
		}
		return ids;
	},
};

/** Alerts of API v1, from the oldest: AQL, `from` and `length`, with a total, so that pages can be read at once. */
const alerts: Subject = {
	...common,
	options: ({ records, latencyMs, perSecond }) => ({ alerts: records, latencyMs, requestsPerSecond: perSecond }),
	credentials: v1Credential,
	parameters: { resource: 'alert', sort: 'oldest' },
	idOf: ({ alertId }) => String(alertId),
	async n8nPagination({ vendor, records, pageSize }) {
		const options = { uri: `${vendor.fields.url}/api/v1/search/`, method: 'GET' as const, json: true };
		const asked = { qs: { ...EVERY_ALERT, length: pageSize, from: `={{ $pageCount * ${pageSize} }}` } };
		const pages = await paginatedRequest(v1Credential(vendor), options, Math.ceil(records / pageSize), asked);
		return pages.flatMap(({ body }) => alertIds(body as AlertPage));
	},
	async scriptHeaders({ fields: { url, secretKey: secret_key } }) {
		const login = await posted<{ data: { access_token: string } }>(`${url}/api/v1/access_token/`, { secret_key });
		return { authorization: login.data.access_token };
	},
	async readByLoop({ vendor, records, pageSize }, ask) {
		const ids: string[] = [];
		for (let from = 0; from < records; from += pageSize) {
			const query = new URLSearchParams({ ...EVERY_ALERT, from: String(from), length: String(pageSize) });
			const url = `${vendor.fields.url}/api/v1/search/?${query}`;
			ids.push(...alertIds((await ask({ method: 'GET', url })) as AlertPage));
		}
		return ids;
	},
};

async function posted<Answer>(url: string, body: object): Promise<Answer> {
	const headers = { 'content-type': 'application/json' };
	const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
	return (await answer.json()) as Answer;
}

function deviceIds({ items }: DevicePage): string[] {
	return items.map(({ fields }) => String(fields.device_id));
}

function alertIds({ data }: AlertPage): string[] {
	return data.results.map(({ alertId }) => String(alertId));
}

function v3Credential({ fields: { url, vendorId, clientId, clientSecret } }: VendorProcess): CredentialStore {
	const fields = { tenantUrl: url, apiUrl: url, vendorId, clientId, clientSecret, scopes: SCOPES };
	return credentialStore(new ArmisApi(), fields as never);
}

function v1Credential({ fields: { url, secretKey } }: VendorProcess): CredentialStore {
	return credentialStore(new ArmisSecretKeyApi(), { tenantUrl: url, secretKey });
}

export const subjects = { devices, alerts };

export const cases: Record<string, Case> = {
	'devices-by-cursor': sideBySide(devices, {
		title: 'devices of API v3, page by page by cursor',
		records: 10_000,
		pageSize: 100,
		latencyMs: 30,
		perSecond: NO_LIMIT,
		atLeast: 1,
	}),
	'alerts-by-offset': sideBySide(alerts, {
		title: 'alerts of API v1, far server',
		// Not a round number: that may be the most that the product counts, and such a list is read in parts.
		records: 19_700,
		pageSize: 500,
		latencyMs: 100,
		perSecond: NO_LIMIT,
	}),
	'export-memory': exportMemory(
		{ module: __filename, name: 'devices' },
		{
			records: [20_000, 100_000],
			large: [50_000, 1_000_000],
			pageSize: 500,
		},
	),
	'alerts-as-ocsf': ocsfExport({ module: __filename, name: 'alerts' }, 20_000, 500),
};
