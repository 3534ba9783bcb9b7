import { credentialStore, paginatedRequest, type CredentialStore } from '../../test/harness/index.cts';
import { UsmAnywhereApi } from '../../credentials/UsmAnywhereApi.credentials.ts';
import { UsmAnywhere } from '../../nodes/UsmAnywhere/UsmAnywhere.node.ts';
import type { Subject } from '../subject.cts';
import type { Vendor } from '../vendor-process.cts';

interface AlarmPage {
	_embedded: { alarms: Array<{ uuid: string }> };
}

/** USM Anywhere's alarms: HAL, pages by number. */
export const usmAnywhere: Subject = {
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

function credentialOf({ fields: { url, clientId, clientSecret } }: Vendor): CredentialStore {
	return credentialStore(new UsmAnywhereApi(), { url, clientId, clientSecret });
}
