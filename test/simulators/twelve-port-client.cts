import type { TwelvePortSimulator } from '../../simulators/twelve-port/index.cts';

/** A simple client with the simulator's token: the simplest program that it must support. */
export function clientOf(simulator: TwelvePortSimulator, token = simulator.token) {
	const send = async (method: string, path: string, body?: unknown) =>
		await fetch(path.startsWith('http') ? path : simulator.url + path, {
			method,
			headers: { authorization: `Bearer ${token}` },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
	const get = async (path: string) => await send('GET', path);
	const json = async <T = Record<string, unknown>,>(path: string) => (await (await get(path)).json()) as T;
	return { send, get, json };
}

export type Client = ReturnType<typeof clientOf>;
