/** A simulator over TLS, a credential whose secrets are canaries, and the two nodes on n8n's own core. */
import { randomUUID } from 'node:crypto';
import { PrivxApi } from '../../../credentials/PrivxApi.credentials';
import { Privx } from '../../../nodes/Privx/Privx.node';
import { PrivxTrigger } from '../../../nodes/Privx/PrivxTrigger.node';
import { startPrivx, type PrivxOptions, type PrivxSimulator } from '../../../simulators/privx/index.cts';
import { credentialStore, type CredentialStore } from '../../harness/credential-store.cts';
import { setting, type Nodes } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const { nodesAt, putForward } = setting(new Privx(), new PrivxTrigger());
export { putForward };

/** A request for data as the simulator received it. */
export interface Asked {
	method: string;
	path: string;
	query: Record<string, string>;
	body: string;
}

/** An installation and ways to use it. */
export interface Tenant extends Nodes {
	vendor: PrivxSimulator;
	credentials: CredentialStore;
	/** Requests for data, in order, without the logins. */
	asked(): Asked[];
	/** The bodies of the searches and writes, read as JSON. */
	bodies(): unknown[];
}

/** Starts an installation with random secrets, over TLS with its own authority. */
export async function tenant(options: PrivxOptions = {}, fields: Record<string, unknown> = {}): Promise<Tenant> {
	const vendor = await startPrivx({
		oauthClientSecret: `0auth"s3cr ä/+${randomUUID()}=`,
		apiClientSecret: `ap1"s3cr ä/+${randomUUID()}=`,
		...options,
	});
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate } = vendor;
	const credentials = credentialStore(new PrivxApi(), {
		url,
		oauthClientId,
		oauthClientSecret,
		apiClientId,
		apiClientSecret,
		caCertificate,
		...fields,
	});
	const asked = () =>
		vendor.requests
			.filter(({ path }) => !path.endsWith('/oauth/token'))
			.map(({ method, path, query, body }) => ({ method, path, query: Object.fromEntries(query), body }));
	const nodes = nodesAt({
		credentials,
		secrets: () => secretsOf(vendor, credentials),
		stop: async () => await vendor.stop(),
	});
	const bodies = () =>
		asked()
			.filter(({ body }) => body !== '')
			.map(({ body }) => JSON.parse(body) as unknown);
	return { ...nodes, vendor, credentials, asked, bodies };
}

/** The IDs of records, or of items. */
export const ids = (rows: ReadonlyArray<{ id?: unknown }>): unknown[] => rows.map(({ id }) => id);

function secretsOf(vendor: PrivxSimulator, credentials: CredentialStore): string[] {
	const tokens = vendor.requests.map(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
	const pair = `${vendor.oauthClientId}:${vendor.oauthClientSecret}`;
	const { oauthClientSecret, apiClientSecret } = vendor;
	return [oauthClientSecret, apiClientSecret, pair, String(credentials.stored.accessToken ?? ''), ...tokens];
}
