import { TwelvePortApi } from '../../credentials/TwelvePortApi.credentials.ts';
import { TwelvePort } from '../../nodes/TwelvePort/TwelvePort.node.ts';
import { credentialStore, type CredentialStore } from '../../test/harness/credential-store.cts';
import { paginatedRequest } from '../../test/harness/request.cts';
import { changingLimit } from '../cases/changing-limit.cts';
import { sideBySide } from '../cases/side-by-side.cts';
import type { Case, Subject } from '../subject.cts';
import { NO_LIMIT, type VendorProcess } from '../vendor-process.cts';

interface AssetPage {
	content: Array<{ id: string }>;
}

const LIST = '/api/mcp/assets';

/** The operation as the editor saves it with its form. The node knows neither the operation nor its paging beforehand. */
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

/** 12Port's assets by a discovered operation: a `Page` of Spring Data, which the node must recognize. */
const assets: Subject = {
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
	async scriptHeaders({ fields: { token } }) {
		return await Promise.resolve({ authorization: `Bearer ${token}` });
	},
	async readByLoop({ vendor, records, pageSize }, ask) {
		const ids: string[] = [];
		for (let page = 0; page < Math.ceil(records / pageSize); page++) {
			const url = `${vendor.fields.url}${LIST}?page=${page}&size=${pageSize}`;
			ids.push(...((await ask({ method: 'GET', url })) as AssetPage).content.map(({ id }) => id));
		}
		return ids;
	},
};

function credentialOf({ fields: { url, token } }: VendorProcess): CredentialStore {
	return credentialStore(new TwelvePortApi(), { url, apiToken: token });
}

export const subjects = { assets };

export const cases: Record<string, Case> = {
	'discovered-list': sideBySide(assets, {
		title: 'assets by a discovered operation',
		records: 10_000,
		pageSize: 100,
		latencyMs: 30,
		perSecond: NO_LIMIT,
	}),
	'unknown-limit': changingLimit(assets, {
		records: 20_000,
		pageSize: 20,
		phases: [{ from: 0, perSecond: 50 }],
		atLeast: 0.8,
		refused: 0.05,
	}),
};
