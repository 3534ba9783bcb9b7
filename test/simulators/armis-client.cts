import type { ArmisSimulator } from '../../simulators/armis/index.cts';
import { DOCUMENTED_SCOPES } from '../../simulators/armis/index.cts';

/** A page of a v1 list, as on the wire. */
export interface V1Page {
	count: number;
	next: number | null;
	prev: number | null;
	total?: number;
	results: Array<Record<string, unknown>>;
}

/** A page of a v3 list, as on the wire. */
export interface V3Page {
	items: Array<Record<string, unknown>>;
	next?: number | string | null;
}

/** Requests a v3 token and returns the raw answer. `changes` replace fields of the body. */
export async function requestV3Token(
	simulator: ArmisSimulator,
	changes: Record<string, unknown> = {},
): Promise<Response> {
	const { url, vendorId, clientId, clientSecret } = simulator;
	const body = {
		audience: `${url}/`,
		client_id: clientId,
		client_secret: clientSecret,
		grant_type: 'client_credentials',
		vendor_id: vendorId,
		scopes: DOCUMENTED_SCOPES,
		...changes,
	};
	return await fetch(`${url}/v3/oauth/token`, jsonRequest('POST', body));
}

/** Requests a v1 token and returns the raw answer. */
export async function requestV1Token(
	{ url, secretKey }: Pick<ArmisSimulator, 'url' | 'secretKey'>,
	location: 'form' | 'json' | 'query' = 'form',
): Promise<Response> {
	const form = new URLSearchParams({ secret_key: secretKey });
	const address = `${url}/api/v1/access_token/`;
	if (location === 'query') return await fetch(`${address}?${form.toString()}`, { method: 'POST' });
	if (location === 'json') return await fetch(address, jsonRequest('POST', { secret_key: secretKey }));
	return await fetch(address, { method: 'POST', body: form });
}

/** A simple client of API v3 that has logged in once. */
export async function v3Client(simulator: ArmisSimulator, scopes: readonly string[] = DOCUMENTED_SCOPES) {
	const { access_token: token } = (await (await requestV3Token(simulator, { scopes })).json()) as {
		access_token: string;
	};
	const send = async (method: string, path: string, body?: unknown) =>
		await fetch(`${simulator.url}/v3${path}`, jsonRequest(method, body, `Bearer ${token}`));
	const json = async <T = Record<string, unknown>,>(method: string, path: string, body?: unknown) =>
		(await (await send(method, path, body)).json()) as T;
	const search = async (filter: object, more: object = {}) =>
		await json<V3Page>('POST', '/assets/_search', { asset_type: 'DEVICE', fields: ['device_id'], filter, ...more });
	return { token, send, json, search };
}

/** A simple client of API v1 that has logged in once. */
export async function v1Client(simulator: ArmisSimulator) {
	const login = (await (await requestV1Token(simulator)).json()) as { data: { access_token: string } };
	const token = login.data.access_token;
	const send = async (method: string, path: string, body?: unknown) =>
		await fetch(`${simulator.url}/api/v1${path}`, jsonRequest(method, body, token));
	const data = async <T = Record<string, unknown>,>(path: string) =>
		((await (await send('GET', path)).json()) as { data: T }).data;
	const page = async (aql: string, more: Record<string, string> = {}) =>
		await data<V1Page>(`/search/?${new URLSearchParams({ aql, ...more }).toString()}`);
	const search = async (aql: string, more: Record<string, string> = {}) =>
		(await page(aql, { length: '5000', orderBy: ORDER[/in:(\w+)/.exec(aql)?.[1] ?? ''] ?? 'id', ...more })).results;
	return { token, send, data, page, search };
}

const ORDER: Record<string, string> = { alerts: 'time', activity: 'time' };

function jsonRequest(method: string, body?: unknown, authorization?: string): RequestInit {
	return {
		method,
		headers: {
			...(authorization ? { authorization } : {}),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	};
}
