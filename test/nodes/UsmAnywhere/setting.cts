/** A simulator, a credential whose every field is a canary, and the two nodes on n8n's own core. */
import { randomUUID } from 'node:crypto';
import { UsmAnywhere } from '../../../nodes/UsmAnywhere/UsmAnywhere.node';
import { UsmAnywhereTrigger } from '../../../nodes/UsmAnywhere/UsmAnywhereTrigger.node';
import {
	startUsmAnywhere,
	type UsmAnywhereOptions,
	type UsmAnywhereSimulator,
} from '../../../simulators/usm-anywhere/index.cts';
import { credentialFor } from '../../credentials/usm-anywhere.cts';
import type { CredentialStore } from '../../harness/credential-store.cts';
import { setting, type Nodes } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const { nodesAt, putForward } = setting(new UsmAnywhere(), new UsmAnywhereTrigger());
export { putForward };

/** A tenant and ways to use it. */
export interface Tenant extends Nodes {
	vendor: UsmAnywhereSimulator;
	credentials: CredentialStore;
	/** The editor's drop-down of field names. */
	fields(resource: string): ReturnType<Nodes['options']>;
	/** Requests for data, in order, without the logins. */
	asked(): Array<{ method: string; path: string; query: Record<string, string>; body: string }>;
}

/** Starts a tenant. Its rate limit is out of reach unless given, since waits take no time here. */
export async function tenant(options: UsmAnywhereOptions = {}, fields: Record<string, string> = {}): Promise<Tenant> {
	const vendor = await startUsmAnywhere({
		getsPerSecond: 100_000,
		postsPerSecond: 100_000,
		clientId: `id-${randomUUID()}`,
		clientSecret: `s3cr"t ä/+&${randomUUID()}`,
		...options,
	});
	const credentials = credentialFor(vendor, fields);
	const nodes = nodesAt({
		credentials,
		secrets: () => secretsOf(vendor, credentials),
		stop: async () => await vendor.stop(),
	});
	return {
		...nodes,
		vendor,
		credentials,
		fields: async (resource) => await nodes.options('getFields', { resource, operation: 'export' }),
		asked: () =>
			vendor.requests
				.filter(({ path }) => !path.endsWith('/oauth/token'))
				.map(({ method, path, query, body }) => ({
					method,
					path: path.replace('/api/2.0', ''),
					query: Object.fromEntries(query),
					body,
				})),
	};
}

function secretsOf(vendor: UsmAnywhereSimulator, credentials: CredentialStore): string[] {
	const tokens = vendor.requests.map(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
	const pair = `${vendor.clientId}:${vendor.clientSecret}`;
	return [vendor.clientId, vendor.clientSecret, pair, String(credentials.stored.accessToken ?? ''), ...tokens];
}
