import { credentialStore, type CredentialStore } from '../../test/harness/credential-store.cts';
import { paginatedRequest } from '../../test/harness/request.cts';
import { UsmAnywhereApi } from '../../credentials/UsmAnywhereApi.credentials.ts';
import { UsmAnywhere } from '../../nodes/UsmAnywhere/UsmAnywhere.node.ts';
import { changingLimit } from '../cases/changing-limit.cts';
import { compareExports } from '../cases/compare.cts';
import { exportMemory } from '../cases/export-memory.cts';
import { ocsfExport } from '../cases/ocsf-export.cts';
import { sharedLimit } from '../cases/shared-limit.cts';
import { sideBySide } from '../cases/side-by-side.cts';
import { tokenInTheMiddle } from '../cases/token-in-the-middle.cts';
import type { Case, Subject } from '../subject.cts';
import type { VendorProcess } from '../vendor-process.cts';

interface AlarmPage {
	_embedded: { alarms: Array<{ uuid: string }> };
}

/** USM Anywhere's alarms: HAL, pages by number. */
const alarms: Subject = {
	product: 'USM Anywhere',
	simulator: { module: '../simulators/usm-anywhere/index.cts', start: 'startUsmAnywhere' },
	options: ({ records, latencyMs, perSecond }) => ({
		alarms: records,
		latencyMs,
		getsPerSecond: perSecond,
		resultWindow: 10_000,
	}),
	node: new UsmAnywhere(),
	credentials: credentialOf,
	parameters: { resource: 'alarm', filters: { suppressed: 'both' } },
	idOf: ({ uuid }) => String(uuid),
	async n8nPagination({ vendor, records, pageSize }) {
		const options = { uri: `${vendor.fields.url}/api/2.0/alarms`, method: 'GET' as const, json: true };
		const asked = { qs: { size: pageSize, page: '={{ $pageCount }}' } };
		const pages = await paginatedRequest(credentialOf(vendor), options, Math.ceil(records / pageSize), asked);
		return pages.flatMap(({ body }) => (body as AlarmPage)._embedded.alarms.map(({ uuid }) => uuid));
	},
	async scriptHeaders({ fields: { url, clientId, clientSecret } }) {
		const login = await fetch(`${url}/api/2.0/oauth/token`, {
			method: 'POST',
			headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
			body: new URLSearchParams({ grant_type: 'client_credentials' }),
		});
		const { access_token: token } = (await login.json()) as { access_token: string };
		return { authorization: `Bearer ${token}` };
	},
	async readByLoop({ vendor, records, pageSize }, ask) {
		const ids: string[] = [];
		for (let page = 0; page < Math.ceil(records / pageSize); page++) {
			const url = `${vendor.fields.url}/api/2.0/alarms?page=${page}&size=${pageSize}`;
			const answer = (await ask({ method: 'GET', url })) as AlarmPage;
			ids.push(...answer._embedded.alarms.map(({ uuid }) => uuid));
		}
		return ids;
	},
};

function credentialOf({ fields: { url, clientId, clientSecret } }: VendorProcess): CredentialStore {
	return credentialStore(new UsmAnywhereApi(), { url, clientId, clientSecret });
}

export const subjects = { alarms };

export const cases: Record<string, Case> = {
	'far-small-pages': sideBySide(alarms, {
		title: 'the vendor page’s list, far server, small pages',
		records: 3_506,
		pageSize: 20,
		latencyMs: 100,
		perSecond: 100,
		atLeast: 5,
	}),
	'near-larger-pages': sideBySide(alarms, {
		title: 'near server, larger pages',
		records: 10_000,
		pageSize: 100,
		latencyMs: 30,
		perSecond: 100,
		atLeast: 3,
	}),
	'changing-limit': changingLimit(alarms, {
		records: 10_000,
		pageSize: 20,
		phases: [
			{ from: 0, perSecond: 100 },
			{ from: 2, perSecond: 20 },
			{ from: 7, perSecond: 100 },
		],
		atLeast: 0.85,
		refused: 0.05,
	}),
	'shared-limit': sharedLimit(alarms, 4),
	'token-in-the-middle': tokenInTheMiddle(alarms),
	'export-memory': exportMemory(
		{ module: __filename, name: 'alarms' },
		{
			records: [50_000, 200_000],
			large: [50_000, 1_000_000],
			pageSize: 500,
		},
	),
	compare: compareExports(
		{ module: __filename, name: 'alarms' },
		{ records: 20_000, large: 1_000_000, pageSize: 500, latencyMs: 0 },
	),
	'alarms-as-ocsf': ocsfExport({ module: __filename, name: 'alarms' }, 20_000, 500),
};
