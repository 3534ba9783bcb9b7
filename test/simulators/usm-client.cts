import type { Alarm, Event, UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';

/** A page of a list, as on the wire. */
export interface ListBody {
	_links: Record<string, { href: string }>;
	_embedded?: Record<string, unknown[]>;
	page: { size: number; totalElements: number; totalPages: number; number: number };
}

/** Requests a token and returns the raw answer. */
export async function requestToken(
	{ url, clientId, clientSecret }: Pick<UsmAnywhereSimulator, 'url' | 'clientId' | 'clientSecret'>,
	init: { query?: string; body?: string; contentType?: string } = { body: 'grant_type=client_credentials' },
): Promise<Response> {
	const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
	return await fetch(`${url}/api/2.0/oauth/token${init.query ?? ''}`, {
		method: 'POST',
		headers: { authorization, 'content-type': init.contentType ?? 'application/x-www-form-urlencoded' },
		body: init.body,
	});
}

/** A simple client that has logged in once: the simplest program that a simulator must support. */
export async function logIn(simulator: UsmAnywhereSimulator) {
	const { access_token: token } = (await (await requestToken(simulator)).json()) as { access_token: string };
	const send = async (method: string, path: string, init: RequestInit = {}) =>
		await fetch(`${simulator.url}/api/2.0${path}`, {
			...init,
			method,
			headers: { authorization: `Bearer ${token}`, ...init.headers },
		});
	const get = async (path: string, init?: RequestInit) => await send('GET', path, init);
	const json = async <T = Record<string, unknown>,>(path: string) => (await (await get(path)).json()) as T;
	const list = async (path: string) => await json<ListBody>(path);
	const alarms = async (query = '') => ((await list(`/alarms${query}`))._embedded?.alarms ?? []) as Alarm[];
	const events = async (query = '') => ((await list(`/events${query}`))._embedded?.eventResources ?? []) as Event[];
	return { token, send, get, json, list, alarms, events };
}
