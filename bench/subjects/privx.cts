import { PrivxApi } from '../../credentials/PrivxApi.credentials.ts';
import { Privx } from '../../nodes/Privx/Privx.node.ts';
import { credentialStore, type CredentialStore } from '../../test/harness/credential-store.cts';
import { paginatedRequest } from '../../test/harness/request.cts';
import { exportMemory } from '../cases/export-memory.cts';
import { sideBySide } from '../cases/side-by-side.cts';
import type { Case, Subject, Task } from '../subject.cts';
import { NO_LIMIT, type VendorProcess } from '../vendor-process.cts';

interface Page {
	items: Array<Record<string, unknown>>;
}

const HOSTS = '/host-store/api/v1/hosts';
const EVENTS = '/monitor-service/api/v1/auditevents/search';

/** The time of the newest event of the simulator. Events that logins add later are left out of the comparison. */
const END = '2026-01-15T12:00:00.000Z';
const OLDEST_FIRST = { sortkey: 'created', sortdir: 'ASC', fuzzycount: 'false' };

const common = {
	product: 'SSH PrivX',
	// Plain http: TLS handshakes are not part of the comparison.
	simulator: { module: '../simulators/privx/index.cts', start: 'startPrivx' },
	credentials: credentialOf,
	node: new Privx(),
	scriptHeaders,
};

/** Hosts, by offset and limit. With the count in each answer, pages can be read in parallel. */
const hosts: Subject = {
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
	async readByLoop(task, ask) {
		const address = `${task.vendor.fields.url}${HOSTS}`;
		const url = (page: object) => `${address}?${new URLSearchParams({ ...page })}`;
		const items = await readPages(task, async (page) => await ask({ method: 'GET', url: url(page) }));
		return items.map(({ id }) => String(id));
	},
};

/** Audit events, which have no ID: a search by offset and limit. */
const auditEvents: Subject = {
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
	async readByLoop(task, ask) {
		const address = `${task.vendor.fields.url}${EVENTS}`;
		const url = (page: object) => `${address}?${new URLSearchParams({ ...OLDEST_FIRST, ...page })}`;
		const body = { end_time: END };
		const items = await readPages(task, async (page) => await ask({ method: 'POST', url: url(page), body }));
		return items.map(eventKey);
	},
};

async function scriptHeaders({ fields }: VendorProcess): Promise<Record<string, string>> {
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret } = fields;
	const basic = Buffer.from(`${oauthClientId}:${oauthClientSecret}`).toString('base64');
	const login = await fetch(`${url}/auth/api/v1/oauth/token`, {
		method: 'POST',
		headers: { authorization: `Basic ${basic}` },
		body: new URLSearchParams({ grant_type: 'password', username: apiClientId, password: apiClientSecret }),
	});
	const { access_token: token } = (await login.json()) as { access_token: string };
	return { authorization: `Bearer ${token}` };
}

async function readPages(
	{ records, pageSize }: Task,
	ask: (page: { offset: string; limit: string }) => Promise<unknown>,
): Promise<Page['items']> {
	const items: Page['items'] = [];
	for (let offset = 0; offset < records; offset += pageSize) {
		items.push(...((await ask({ offset: String(offset), limit: String(pageSize) })) as Page).items);
	}
	return items;
}

function offsetFor(pageSize: number): string {
	return `={{ $pageCount * ${pageSize} }}`;
}

/** No two events of the simulator have the same microsecond. */
function eventKey({ created }: Record<string, unknown>): string {
	return String(created);
}

function credentialOf({ fields }: VendorProcess): CredentialStore {
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate } = fields;
	const login = { oauthClientId, oauthClientSecret, apiClientId, apiClientSecret };
	return credentialStore(new PrivxApi(), { url, ...login, caCertificate });
}

export const subjects = { hosts, auditEvents };

export const cases: Record<string, Case> = {
	'far-small-pages': sideBySide(hosts, {
		title: 'hosts, far server, small pages',
		records: 1_600,
		pageSize: 20,
		latencyMs: 100,
		perSecond: NO_LIMIT,
	}),
	'far-eight-at-once': sideBySide(
		{ ...hosts, nodeOptions: { parallelRequests: 8 } },
		{
			title: 'hosts, far server, small pages, Parallel Requests 8',
			records: 1_600,
			pageSize: 20,
			latencyMs: 100,
			perSecond: NO_LIMIT,
			atLeast: 5,
		},
	),
	'over-tls': sideBySide(
		{ ...hosts, options: (server) => ({ ...hosts.options(server), tls: true }), nodeOptions: { parallelRequests: 8 } },
		{
			title: 'hosts over TLS, far server, Parallel Requests 8',
			records: 3_000,
			pageSize: 100,
			latencyMs: 0,
			roundTripMs: 100,
			perSecond: NO_LIMIT,
			atLeast: 4,
		},
	),
	'near-larger-pages': sideBySide(hosts, {
		title: 'hosts, near server, larger pages',
		records: 10_000,
		pageSize: 100,
		latencyMs: 30,
		perSecond: NO_LIMIT,
	}),
	'export-memory': exportMemory(
		{ module: __filename, name: 'auditEvents' },
		{
			records: [20_000, 100_000],
			large: [50_000, 1_000_000],
			pageSize: 1_000,
		},
	),
};
