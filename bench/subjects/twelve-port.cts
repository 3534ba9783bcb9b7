import { TwelvePortApi } from '../../credentials/TwelvePortApi.credentials.ts';
import { TwelvePort } from '../../nodes/TwelvePort/TwelvePort.node.ts';
import { credentialStore, paginatedRequest, type CredentialStore } from '../../test/harness/index.cts';
import type { Subject } from '../subject.cts';
import type { Vendor } from '../vendor-process.cts';

interface AssetPage {
	content: Array<{ id: string }>;
}

const LIST = '/api/mcp/assets';

/** The operation as the editor saves it with its form. Neither it nor its paging is known to the node beforehand. */
const SAVED = {
	openapi: '3.1.0',
	paths: {
		[LIST]: {
			get: {
				operationId: 'searchAssets',
				parameters: ['page', 'size'].map((name) => ({ name, in: 'query', schema: { type: 'integer' } })),
			},
		},
	},
};

/** 12Port's assets by a discovered operation: Spring Data's `Page`, which the node has to find out by itself. */
export const twelvePort: Subject = {
	product: '12Port',
	simulator: { module: '../simulators/twelve-port/index.cts', start: 'startTwelvePort' },
	options: ({ records, latencyMs, perSecond }) => ({ assets: records, latencyMs, requestsPerSecond: perSecond }),
	node: new TwelvePort(),
	credentials: credentialOf,
	parameters: {
		resource: 'apiOperation',
		operation: 'run',
		document: 'agent',
		apiOperation: { __rl: true, mode: 'list', value: `GET ${LIST}` },
		specify: 'fields',
		parameters: {
			mappingMode: 'defineBelow',
			value: {},
			schema: [{ id: 'saved', displayName: JSON.stringify(SAVED) }],
		},
	},
	idOf: ({ id }) => String(id),
	async n8nPagination({ vendor, records, pageSize }) {
		const options = { uri: `${vendor.fields.url}${LIST}`, method: 'GET' as const, json: true };
		const asked = { qs: { size: pageSize, page: '={{ $pageCount }}' } };
		const pages = await paginatedRequest(credentialOf(vendor), options, Math.ceil(records / pageSize), asked);
		return pages.flatMap(({ body }) => (body as AssetPage).content.map(({ id }) => id));
	},
	async bareFetch({ vendor, records, pageSize }) {
		const { url, token } = vendor.fields;
		const ids: string[] = [];
		for (let page = 0; page < Math.ceil(records / pageSize); page++) {
			const address = `${url}${LIST}?page=${page}&size=${pageSize}`;
			const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
			ids.push(...((await answer.json()) as AssetPage).content.map(({ id }) => id));
		}
		return ids;
	},
};

function credentialOf({ fields: { url, token } }: Vendor): CredentialStore {
	return credentialStore(new TwelvePortApi(), { url, apiToken: token });
}
