/** A simulator, both credentials with a canary in every secret field, and the two nodes on n8n's own core. */
import { randomUUID } from 'node:crypto';
import { ArmisApi } from '../../../credentials/ArmisApi.credentials';
import { ArmisSecretKeyApi } from '../../../credentials/ArmisSecretKeyApi.credentials';
import { Armis } from '../../../nodes/Armis/Armis.node';
import { ArmisTrigger } from '../../../nodes/Armis/ArmisTrigger.node';
import {
	DOCUMENTED_SCOPES,
	startArmis,
	type ArmisOptions,
	type ArmisSimulator,
} from '../../../simulators/armis/index.cts';
import { CredentialSet } from '../../harness/credential-set.cts';
import { credentialStore, type CredentialStore } from '../../harness/credential-store.cts';
import { setting, type Nodes } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const { nodesAt, putForward } = setting(new Armis(), new ArmisTrigger());
export { putForward };

/** A request for data as the vendor has seen it. */
export interface Asked {
	method: string;
	path: string;
	query: Record<string, string>;
	body: unknown;
}

/** A time as Armis writes it. */
export function at(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, -1)}042+00:00`;
}

/** A tenant and ways to use it. */
export interface Tenant extends Nodes {
	vendor: ArmisSimulator;
	v1: CredentialStore;
	v3: CredentialStore;
	/** Requests for data, in order, without the logins. */
	asked(): Asked[];
	/** The queries among them. */
	queries(): string[];
}

const LOGINS = /\/(oauth\/token|access_token\/?)$/;

/** Starts a tenant. */
export async function tenant(options: ArmisOptions = {}): Promise<Tenant> {
	const vendor = await startArmis({
		clientSecret: `s3cr"t ä/+&${randomUUID()}`,
		secretKey: `k3y"s ö/+&${randomUUID()}`,
		...options,
	});
	const { url: tenantUrl, vendorId, clientId, clientSecret, secretKey } = vendor;
	const v3Fields = { tenantUrl, apiUrl: tenantUrl, vendorId, clientId, clientSecret, scopes: DOCUMENTED_SCOPES };
	const v3 = credentialStore(new ArmisApi(), v3Fields as never);
	const v1 = credentialStore(new ArmisSecretKeyApi(), { tenantUrl, secretKey });
	const nodes = nodesAt({
		credentials: new CredentialSet([v1, v3]),
		secrets: () => secretsOf(vendor, [v1, v3]),
		stop: async () => await vendor.stop(),
	});
	const asked = () =>
		vendor.requests
			.filter(({ path }) => !LOGINS.test(path))
			.map(({ method, path, query, body }) => ({
				method,
				path,
				query: Object.fromEntries(query),
				body: body ? (JSON.parse(body) as unknown) : undefined,
			}));
	return { ...nodes, vendor, v1, v3, asked, queries: () => asked().flatMap(({ query }) => query.aql ?? []) };
}

function secretsOf(vendor: ArmisSimulator, stores: CredentialStore[]): string[] {
	const sent = vendor.requests.map(({ headers }) => (headers.authorization ?? '').replace(/^Bearer /, ''));
	const stored = stores.map((store) => String(store.stored.accessToken ?? ''));
	const signatures = vendor.downloads.map(({ query }) => query.get('X-Signature') ?? '');
	return [vendor.clientSecret, vendor.secretKey, ...sent, ...stored, ...signatures];
}
