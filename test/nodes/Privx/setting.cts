/** A simulator over TLS, a credential whose secrets are canaries, and the two nodes on n8n's own core. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { PrivxApi } from '../../../credentials/PrivxApi.credentials';
import { Privx } from '../../../nodes/Privx/Privx.node';
import { PrivxTrigger } from '../../../nodes/Privx/PrivxTrigger.node';
import { startPrivx, type PrivxOptions } from '../../../simulators/privx/index.cts';
import { credentialStore } from '../../harness/credential-store.cts';
import { canary, setting } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const { tenantOf, putForward } = setting(new Privx(), new PrivxTrigger());
export { putForward };

/** An installation and ways to use it. */
export type Tenant = Awaited<ReturnType<typeof tenant>>;

/** Starts an installation with random secrets, over TLS with its own authority. */
export async function tenant(options: PrivxOptions = {}, changed: ICredentialDataDecryptedObject = {}) {
	const vendor = await startPrivx({ oauthClientSecret: canary(), apiClientSecret: canary(), ...options });
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate } = vendor;
	const fields = { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate };
	const store = credentialStore(new PrivxApi(), { ...fields, ...changed });
	const place = tenantOf(vendor, store, () => [oauthClientSecret, apiClientSecret]);
	/** The bodies of the searches and writes, read as JSON. */
	const bodies = () => place.asked().flatMap(({ body }) => (body === '' ? [] : [JSON.parse(body) as unknown]));
	return { ...place, bodies };
}

/** An ID that no record has. What has not this form is taken as a name. */
export const unknownId = (number = 0): string => `ffffffff-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** The IDs of records, or of items. */
export const ids = (rows: ReadonlyArray<{ id?: unknown }>): unknown[] => rows.map(({ id }) => id);
