import type { AxoniusSimulator } from '../../simulators/axonius/index.cts';

/** A JSON object, as on the wire. */
export type Json = Record<string, unknown>;

/** One answer: its status, and its body as JSON if it has one. */
export interface Reply<Body = Json> {
	status: number;
	body: Body;
	headers: Headers;
}

/** A page of v2 assets. */
export interface AssetPage {
	assets: Array<Json & { internal_axon_id: string }>;
	meta: Json & {
		page: { number: number; size: number; totalPages: number; totalResources: number };
		next_page: string | null;
	};
}

/** A page of anything in v1. */
export interface Enveloped {
	data: Array<{ id: string; attributes: Json }>;
	meta: Json & { page: AssetPage['meta']['page']; cursor: string };
}

/** A simple client with the simulator's key: the simplest program that it must support. */
export function clientOf({ url, apiKey, apiSecret }: AxoniusSimulator) {
	const send = async <Body = Json,>(method: string, path: string, content?: unknown): Promise<Reply<Body>> => {
		const response = await fetch(url + path, {
			method,
			headers: {
				'api-key': apiKey,
				'api-secret': apiSecret,
				...(content === undefined
					? {}
					: { 'content-type': path.startsWith('/api/v2') ? 'application/json' : 'application/vnd.api+json' }),
			},
			body: content === undefined ? undefined : JSON.stringify(content),
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as Body };
	};
	const get = async <Body = Json,>(path: string) => await send<Body>('GET', path);
	const post = async <Body = Json,>(path: string, content: unknown) => await send<Body>('POST', path, content);
	/** One page of v2 assets, without details and never from the cache, unless `body` says otherwise. */
	const page = async (type: string, body: Json = {}) => {
		const plain = { include_details: false, use_cache_entry: false };
		return (await post<AssetPage>(`/api/v2/assets/${type}`, { ...plain, ...body })).body;
	};
	/** The ids of the assets that a filter finds, in v2. */
	const idsOf = async (type: string, query: string) =>
		(await page(type, { query, page: { limit: 2000 } })).assets.map((asset) => asset.internal_axon_id);
	/** A request of v1 in its envelope. */
	const v1 = async <Body = Enveloped,>(method: string, path: string, attributes: Json) =>
		await send<Body>(method, `/api${path}`, { data: { type: 'any_schema', attributes }, meta: null });
	return { send, get, post, page, idsOf, v1 };
}
