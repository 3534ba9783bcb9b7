/** Three ways to read a list. Each gives the ids it received, in order. */
import { credentialStore, paginatedRequest, runNode, type CredentialStore } from '../test/harness/index.cts';
import { UsmAnywhereApi } from '../credentials/UsmAnywhereApi.credentials.ts';
import { UsmAnywhere } from '../nodes/UsmAnywhere/UsmAnywhere.node.ts';
import type { Vendor } from './vendor-process.cts';

/** The list to read. */
export interface Task {
	vendor: Vendor;
	records: number;
	pageSize: number;
}

export type Contender = (task: Task) => Promise<string[]>;

interface AlarmPage {
	_embedded: { alarms: Array<{ uuid: string }> };
}

export function credentialOf({ url, clientId, clientSecret }: Vendor): CredentialStore {
	return credentialStore(new UsmAnywhereApi(), { url, clientId, clientSecret });
}

/** This package: the node, run by n8n-core, with its default settings. */
export const ours: Contender = async ({ vendor, pageSize }) => {
	const parameters = {
		resource: 'alarm',
		operation: 'getAll',
		returnAll: true,
		simplify: false,
		filters: { suppressed: 'both' },
		options: { pageSize },
	};
	const { json, error } = await runNode(new UsmAnywhere(), { parameters, credentials: credentialOf(vendor) });
	if (error) throw error;
	return json.map(({ uuid }) => String(uuid));
};

/**
 * n8n's own: the function behind the pagination of its HTTP Request node. It is told the number of
 * pages, which a user would have to work out, and gives pages; splitting them into items is left out.
 */
export const n8nPagination: Contender = async ({ vendor, records, pageSize }) => {
	const options = { uri: `${vendor.url}/api/2.0/alarms`, method: 'GET' as const, qs: { size: pageSize }, json: true };
	const pages = await paginatedRequest(credentialOf(vendor), options, Math.ceil(records / pageSize));
	return pages.flatMap(({ body }) => (body as AlarmPage)._embedded.alarms.map(({ uuid }) => uuid));
};

/** The honest lower-level rival: one page after the other over a kept-alive connection, with a token given to it. */
export const bareFetch: Contender = async ({ vendor, records, pageSize }) => {
	const basic = Buffer.from(`${vendor.clientId}:${vendor.clientSecret}`).toString('base64');
	const login = await fetch(`${vendor.url}/api/2.0/oauth/token`, {
		method: 'POST',
		headers: { authorization: `Basic ${basic}` },
		body: new URLSearchParams({ grant_type: 'client_credentials' }),
	});
	const { access_token: token } = (await login.json()) as { access_token: string };
	const ids: string[] = [];
	for (let page = 0; page < Math.ceil(records / pageSize); page++) {
		const url = `${vendor.url}/api/2.0/alarms?page=${page}&size=${pageSize}`;
		const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
		ids.push(...((await answer.json()) as AlarmPage)._embedded.alarms.map(({ uuid }) => uuid));
	}
	return ids;
};
