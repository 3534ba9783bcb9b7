import { credentialStore, type CredentialStore } from '../../test/harness/credential-store.cts';
import { paginatedRequest } from '../../test/harness/request.cts';
import { UsmAnywhereApi } from '../../credentials/UsmAnywhereApi.credentials.ts';
import { UsmAnywhere } from '../../nodes/UsmAnywhere/UsmAnywhere.node.ts';
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
	async bareFetch({ vendor, records, pageSize }) {
		const { url, clientId, clientSecret } = vendor.fields;
		const login = await fetch(`${url}/api/2.0/oauth/token`, {
			method: 'POST',
			headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
			body: new URLSearchParams({ grant_type: 'client_credentials' }),
		});
		const { access_token: token } = (await login.json()) as { access_token: string };
		const ids: string[] = [];
		for (let page = 0; page < Math.ceil(records / pageSize); page++) {
			const address = `${url}/api/2.0/alarms?page=${page}&size=${pageSize}`;
			const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
			ids.push(...((await answer.json()) as AlarmPage)._embedded.alarms.map(({ uuid }) => uuid));
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
	}),
	'near-larger-pages': sideBySide(alarms, {
		title: 'near server, larger pages',
		records: 10_000,
		pageSize: 100,
		latencyMs: 30,
		perSecond: 100,
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
	'alarms-as-ocsf': ocsfExport({ module: __filename, name: 'alarms' }, 20_000, 500),
};
