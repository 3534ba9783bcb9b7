/** A simulator, a credential whose every field is a canary, and the two nodes on n8n's own core. */
import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { AxoniusApi } from '../../../credentials/AxoniusApi.credentials';
import { Axonius } from '../../../nodes/Axonius/Axonius.node';
import { AxoniusTrigger } from '../../../nodes/Axonius/AxoniusTrigger.node';
import {
	CANARY,
	startAxonius,
	type AxoniusOptions,
	type AxoniusSimulator,
} from '../../../simulators/axonius/index.cts';
import { credentialStore, type CredentialStore } from '../../harness/credential-store.cts';
import { setting, type Nodes } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const { nodesAt, putForward } = setting(new Axonius(), new AxoniusTrigger());
export { putForward };

/** Both versions of the API: what is promised is promised for both. */
export const VERSIONS = ['v2', 'v1'] as const;
/** One of them. */
export type Version = (typeof VERSIONS)[number];

/** A request as the simulator got it; of v1 the attributes inside the envelope. */
export interface Asked {
	method: string;
	path: string;
	query: Record<string, string>;
	body: IDataObject;
}

/** A tenant and ways to use it. */
export interface Tenant extends Nodes {
	vendor: AxoniusSimulator;
	credentials: CredentialStore;
	/** Requests in order. */
	asked(): Asked[];
}

/** Starts a tenant that is used through one version of its API. */
export async function tenant(version: Version = 'v2', options: AxoniusOptions = {}): Promise<Tenant> {
	const vendor = await startAxonius({
		apiKey: `key-${randomUUID()}`,
		apiSecret: `s3cr"t ä/+&${randomUUID()}`.replace('ä', 'a'),
		strictContentType: true,
		...options,
	});
	const { url, apiKey, apiSecret } = vendor;
	const credentials = credentialStore(new AxoniusApi(), { url, apiKey, apiSecret, apiVersion: version });
	const nodes = nodesAt({
		credentials,
		secrets: () => [apiKey, apiSecret, CANARY],
		stop: async () => await vendor.stop(),
	});
	const root = version === 'v2' ? '/api/v2' : '/api';
	return {
		...nodes,
		vendor,
		credentials,
		asked: () =>
			vendor.requests.map(({ method, path, query, body }) => ({
				method,
				path: path.replace(root, ''),
				query: Object.fromEntries(query),
				body: plain(body),
			})),
	};
}

function plain(body: string): IDataObject {
	if (body === '') return {};
	const { data, ...rest } = JSON.parse(body) as { data?: { attributes: IDataObject } };
	return data?.attributes ?? (rest as IDataObject);
}

/** The IDs of assets, as rows or records have them. */
export function ids(rows: ReadonlyArray<{ internal_axon_id?: unknown }>): unknown[] {
	return rows.map(({ internal_axon_id }) => internal_axon_id);
}
