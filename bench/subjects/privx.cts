import { PrivxApi } from '../../credentials/PrivxApi.credentials.ts';
import { Privx } from '../../nodes/Privx/Privx.node.ts';
import { credentialStore, paginatedRequest, type CredentialStore } from '../../test/harness/index.cts';
import type { Contender, Subject } from '../subject.cts';
import type { Vendor } from '../vendor-process.cts';

interface Page {
	items: Array<Record<string, unknown>>;
}

const HOSTS = '/host-store/api/v1/hosts';
const EVENTS = '/monitor-service/api/v1/auditevents/search';

/** When the newest event of the simulator came to be. What each login adds later is left out: it is not in the count. */
const END = '2026-01-15T12:00:00.000Z';
const OLDEST_FIRST = { sortkey: 'created', sortdir: 'ASC', fuzzycount: 'false' };

const common = {
	product: 'SSH PrivX',
	// Plain http: the handshake of TLS is no part of the comparison.
	simulator: { module: '../simulators/privx/index.cts', start: 'startPrivx' },
	credentials: credentialOf,
	node: new Privx(),
};

/** Hosts, by offset and limit; the count in each answer lets pages be read at once. */
export const privx: Subject = {
	...common,
	options: ({ records, latencyMs, perSecond }) => ({
		tls: false,
		hosts: records,
		latencyMs,
		requestsPerSecond: perSecond,
	}),
	parameters: { resource: 'host' },
	idOf: ({ id }) => String(id),
	async n8nPagination({ vendor, records, pageSize }) {
		const options = { uri: `${vendor.fields.url}${HOSTS}`, method: 'GET' as const, json: true };
		const asked = { qs: { limit: pageSize, offset: offsetFor(pageSize) } };
		const pages = await paginatedRequest(credentialOf(vendor), options, Math.ceil(records / pageSize), asked);
		return pages.flatMap(({ body }) => (body as Page).items.map(({ id }) => String(id)));
	},
	bareFetch: async (task) =>
		await fetchPages(task, async (query, token) => {
			const headers = { authorization: `Bearer ${token}` };
			const answer = await fetch(`${task.vendor.fields.url}${HOSTS}?${query}`, { headers });
			return ((await answer.json()) as Page).items.map(({ id }) => String(id));
		}),
};

/** Audit events, which have no ID: a search by offset and limit. */
export const privxAuditEvents: Subject = {
	...common,
	options: ({ records, latencyMs, perSecond }) => ({
		tls: false,
		auditEvents: records,
		latencyMs,
		requestsPerSecond: perSecond,
		endTime: Date.parse(END),
	}),
	parameters: { resource: 'auditEvent', sort: 'asc', filters: { createdBefore: END } },
	idOf: eventKey,
	async n8nPagination({ vendor, records, pageSize }) {
		const uri = `${vendor.fields.url}${EVENTS}`;
		const options = { uri, method: 'POST' as const, json: true, body: { end_time: END } };
		const asked = { qs: { ...OLDEST_FIRST, limit: pageSize, offset: offsetFor(pageSize) } };
		const pages = await paginatedRequest(credentialOf(vendor), options, Math.ceil(records / pageSize), asked);
		return pages.flatMap(({ body }) => (body as Page).items.map(eventKey));
	},
	bareFetch: async (task) =>
		await fetchPages(task, async (query, token) => {
			const asked = new URLSearchParams({ ...OLDEST_FIRST, ...Object.fromEntries(query) });
			const answer = await fetch(`${task.vendor.fields.url}${EVENTS}?${asked}`, {
				method: 'POST',
				headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
				body: JSON.stringify({ end_time: END }),
			});
			return ((await answer.json()) as Page).items.map(eventKey);
		}),
};

async function fetchPages(
	{ vendor, records, pageSize }: Parameters<Contender>[0],
	ask: (query: URLSearchParams, token: string) => Promise<string[]>,
): Promise<string[]> {
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret } = vendor.fields;
	const basic = Buffer.from(`${oauthClientId}:${oauthClientSecret}`).toString('base64');
	const login = await fetch(`${url}/auth/api/v1/oauth/token`, {
		method: 'POST',
		headers: { authorization: `Basic ${basic}` },
		body: new URLSearchParams({ grant_type: 'password', username: apiClientId, password: apiClientSecret }),
	});
	const { access_token: token } = (await login.json()) as { access_token: string };
	const ids: string[] = [];
	for (let offset = 0; offset < records; offset += pageSize) {
		const query = new URLSearchParams({ offset: String(offset), limit: String(pageSize) });
		ids.push(...(await ask(query, token)));
	}
	return ids;
}

function offsetFor(pageSize: number): string {
	return `={{ $pageCount * ${pageSize} }}`;
}

/** No two events of the simulator are of the same microsecond. */
function eventKey({ created }: Record<string, unknown>): string {
	return String(created);
}

function credentialOf({ fields }: Vendor): CredentialStore {
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret } = fields;
	return credentialStore(new PrivxApi(), { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret });
}
