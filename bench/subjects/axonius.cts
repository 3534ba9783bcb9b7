import { credentialStore, type CredentialStore } from '../../test/harness/credential-store.cts';
import { paginatedRequest } from '../../test/harness/request.cts';
import { AxoniusApi } from '../../credentials/AxoniusApi.credentials.ts';
import { Axonius } from '../../nodes/Axonius/Axonius.node.ts';
import { compareExports } from '../cases/compare.cts';
import { exportMemory } from '../cases/export-memory.cts';
import { ocsfExport } from '../cases/ocsf-export.cts';
import { itemsMemory } from '../cases/items-memory.cts';
import { sideBySide } from '../cases/side-by-side.cts';
import type { Case, Subject } from '../subject.cts';
import { NO_LIMIT, type VendorProcess } from '../vendor-process.cts';

interface DevicePage {
	assets: Array<{ internal_axon_id: string }>;
	meta: { next_page: string | null };
}

/** What the node asks for, so that all contenders read the same: fresh data, each field once. */
const ASKED = { include_metadata: true, include_details: false, use_cache_entry: false };

/** Axonius' devices, API v2: each page names the next by a token, so nobody can read two at a time. */
const devices: Subject = {
	product: 'Axonius',
	simulator: { module: '../simulators/axonius/index.cts', start: 'startAxonius' },
	options: ({ records, latencyMs, perSecond }) => ({ devices: records, latencyMs, requestsPerSecond: perSecond }),
	node: new Axonius(),
	credentials: credentialOf,
	parameters: {
		resource: 'asset',
		assetType: { __rl: true, mode: 'id', value: 'devices' },
		select: 'all',
		fields: [],
	},
	idOf: ({ internal_axon_id: id }) => String(id),
	async n8nPagination({ vendor, records, pageSize }) {
		const options = { uri: addressOf(vendor), method: 'POST' as const, json: true };
		const body = { ...ASKED, page: { limit: pageSize }, next_page: '={{ $response.body?.meta?.next_page }}' };
		const pages = await paginatedRequest(credentialOf(vendor), options, Math.ceil(records / pageSize), { body });
		return pages.flatMap((page) => idsOf(page.body as DevicePage));
	},
	async scriptHeaders({ fields: { apiKey, apiSecret } }) {
		return await Promise.resolve({ 'api-key': apiKey, 'api-secret': apiSecret });
	},
	async readByLoop({ vendor, records, pageSize }, ask) {
		const ids: string[] = [];
		for (let token: string | null = null; ids.length < records; ) {
			const body = { ...ASKED, page: { limit: pageSize }, ...(token === null ? {} : { next_page: token }) };
			const page = (await ask({ method: 'POST', url: addressOf(vendor), body })) as DevicePage;
			ids.push(...idsOf(page));
			token = page.meta.next_page;
		}
		return ids;
	},
};

function addressOf({ fields: { url } }: VendorProcess): string {
	return `${url}/api/v2/assets/devices`;
}

function idsOf({ assets }: DevicePage): string[] {
	return assets.map(({ internal_axon_id: id }) => id);
}

function credentialOf({ fields: { url, apiKey, apiSecret } }: VendorProcess): CredentialStore {
	return credentialStore(new AxoniusApi(), { url, apiKey, apiSecret, apiVersion: 'v2' });
}

export const subjects = { devices };

export const cases: Record<string, Case> = {
	'full-pages': sideBySide(devices, {
		title: 'devices by page token, the largest pages',
		records: 100_000,
		pageSize: 2_000,
		latencyMs: 30,
		perSecond: NO_LIMIT,
		atLeast: 1,
	}),
	'pages-at-once': sideBySide(
		{ ...devices, nodeOptions: { parallelRequests: 4 } },
		{
			title: 'devices by position, with Parallel Requests, far server',
			records: 40_000,
			pageSize: 2_000,
			latencyMs: 100,
			perSecond: NO_LIMIT,
		},
	),
	'items-memory': itemsMemory(
		{ module: __filename, name: 'devices' },
		{
			records: 50_000,
			pageSize: 2_000,
			selected: { fields: ['adapters', 'specific_data.data.hostname', 'specific_data.data.last_seen'] },
		},
	),
	'export-memory': exportMemory(
		{ module: __filename, name: 'devices' },
		{
			records: [20_000, 100_000],
			large: [50_000, 1_000_000],
			pageSize: 2_000,
		},
	),
	compare: compareExports(
		{ module: __filename, name: 'devices' },
		{ records: 50_000, large: 1_000_000, pageSize: 2_000, latencyMs: 100 },
	),
	'devices-as-ocsf': ocsfExport({ module: __filename, name: 'devices' }, 20_000, 2_000),
};
