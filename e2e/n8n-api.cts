/**
 * Calls n8n as its owner: through the public API where possible, otherwise with the calls that
 * the editor makes (first setup, running a workflow manually, downloading a file).
 */
import { setTimeout as sleep } from 'node:timers/promises';

export const OWNER = {
	email: 'demo@example.com',
	password: 'Demo-of-secops-1',
	firstName: 'Demo',
	lastName: 'Owner',
};

const KEY_LABEL = 'demo';

/** Much longer than any single call takes: when n8n hangs, the demo must not hang. */
const CALL_MS = 60_000;

/** n8n answers 503, and does nothing, while its database is busy. */
const BUSY_STATUS = 503;
const BUSY_MS = 30_000;
const ASK_AGAIN_MS = 1_000;

export class N8nRefused extends Error {
	constructor(
		method: string,
		path: string,
		readonly status: number,
		body: string,
	) {
		super(`n8n answered ${method} ${path} with ${status}: ${body.slice(0, 500)}`);
		this.name = 'N8nRefused';
	}
}

export interface N8n {
	url: string;
	/** For the public API, with all scopes. */
	apiKey: string;
	/** A call of the public API, `/api/v1`. */
	api<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
	/** A call of the editor, `/rest`; returns the `data` of the answer. */
	editor<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
	/** A file of an execution, as text. */
	download(path: string): Promise<string>;
}

/** Signs in as the owner, who is created on the very first start, and gets an API key. */
export async function connect(url: string): Promise<N8n> {
	const cookie = await signIn(url);
	const withCookie = { cookie };
	const editor = async <Answer,>(method: string, path: string, body?: unknown) => {
		const answer = await call(`${url}/rest${path}`, method, withCookie, body);
		return (JSON.parse(await answer.text()) as { data: Answer }).data;
	};
	const apiKey = await newApiKey(editor);
	const withKey = { 'x-n8n-api-key': apiKey };
	return {
		url,
		apiKey,
		editor,
		async api<Answer>(method: string, path: string, body?: unknown) {
			const text = await (await call(`${url}/api/v1${path}`, method, withKey, body)).text();
			return (text === '' ? undefined : JSON.parse(text)) as Answer;
		},
		download: async (path) => await (await call(`${url}/rest${path}`, 'GET', withCookie)).text(),
	};
}

async function signIn(url: string): Promise<string> {
	const settings = (await (await call(`${url}/rest/settings`, 'GET', {})).json()) as {
		data: { userManagement: { showSetupOnFirstLoad?: boolean } };
	};
	const answer = settings.data.userManagement.showSetupOnFirstLoad
		? await call(`${url}/rest/owner/setup`, 'POST', {}, OWNER)
		: await call(`${url}/rest/login`, 'POST', {}, { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
	return answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
}

/** n8n shows a key only when it creates it. So each start creates a new key and deletes the earlier one. */
async function newApiKey(editor: N8n['editor']): Promise<string> {
	const keys = await editor<{ items?: ApiKey[] } | ApiKey[]>('GET', '/api-keys');
	for (const key of Array.isArray(keys) ? keys : (keys.items ?? [])) {
		if (key.label === KEY_LABEL) await editor('DELETE', `/api-keys/${key.id}`);
	}
	const scopes = await editor<string[]>('GET', '/api-keys/scopes');
	const made = await editor<ApiKey>('POST', '/api-keys', { label: KEY_LABEL, expiresAt: null, scopes });
	return made.rawApiKey;
}

interface ApiKey {
	id: string;
	label: string;
	rawApiKey: string;
}

async function call(url: string, method: string, headers: Record<string, string>, body?: unknown): Promise<Response> {
	const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
	const send = async () =>
		await fetch(url, {
			method,
			headers: { ...headers, ...json },
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(CALL_MS),
		});
	// A busy n8n may close an open connection at the moment when it is used again.
	let answer = await send().catch(async (error: unknown) =>
		method === 'GET' ? await send() : await Promise.reject(error),
	);
	const giveUpAt = Date.now() + BUSY_MS;
	while (answer.status === BUSY_STATUS && Date.now() < giveUpAt) {
		await sleep(ASK_AGAIN_MS);
		answer = await send();
	}
	if (!answer.ok) throw new N8nRefused(method, new URL(url).pathname, answer.status, await answer.text());
	return answer;
}
