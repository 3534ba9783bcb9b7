import { request as httpsRequest } from 'node:https';
import type { PrivxSimulator } from '../../simulators/privx/index.cts';

/** A list, as on the wire. */
export interface ListBody<Item = Record<string, unknown>> {
	count: number;
	items: Item[];
}

/** An answer, as on the wire. */
export interface WireAnswer<Body = Record<string, unknown>> {
	status: number;
	/** Parsed JSON; `undefined` for an empty body. */
	body: Body;
	headers: Headers;
}

type Login = Pick<PrivxSimulator, 'url' | 'oauthClientId' | 'oauthClientSecret' | 'apiClientId' | 'apiClientSecret'>;

/** Requests a token over plain http and returns the raw answer. */
export async function requestToken(
	{ url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret }: Login,
	form: Record<string, string> = { grant_type: 'password', username: apiClientId, password: apiClientSecret },
): Promise<Response> {
	const basic = Buffer.from(`${oauthClientId}:${oauthClientSecret}`).toString('base64');
	return await fetch(`${url}/auth/api/v1/oauth/token`, {
		method: 'POST',
		headers: { authorization: `Basic ${basic}` },
		body: new URLSearchParams(form),
	});
}

/** A simple client that has logged in once: the simplest program that a simulator must support. */
export async function logIn(simulator: PrivxSimulator) {
	const { access_token: token } = (await (await requestToken(simulator)).json()) as { access_token: string };
	const send = async <Body = Record<string, unknown>,>(method: string, path: string, body?: unknown) => {
		const response = await fetch(simulator.url + path, {
			method,
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		const parsed = (text === '' ? undefined : JSON.parse(text)) as Body;
		return { status: response.status, body: parsed, headers: response.headers } satisfies WireAnswer<Body>;
	};
	const get = async <Body = Record<string, unknown>,>(path: string) => (await send<Body>('GET', path)).body;
	const post = async <Body = Record<string, unknown>,>(path: string, body?: unknown) =>
		(await send<Body>('POST', path, body)).body;
	return { token, send, get, post };
}

/** The status for a TLS client that trusts only this authority; rejects when it does not trust the server. */
export async function statusTrusting(url: string, ca: string): Promise<number | undefined> {
	return await new Promise((resolve, reject) => {
		const request = httpsRequest(`${url}/auth/api/v1/status`, { ca, agent: false }, (response) => {
			response.resume();
			response.on('end', () => resolve(response.statusCode));
		});
		request.on('error', reject);
		request.end();
	});
}
