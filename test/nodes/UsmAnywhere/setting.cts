/** A simulator, a credential whose every field is a canary, and the two nodes on n8n's own core. */
import { randomUUID } from 'node:crypto';
import { UsmAnywhere } from '../../../nodes/UsmAnywhere/UsmAnywhere.node';
import { UsmAnywhereTrigger } from '../../../nodes/UsmAnywhere/UsmAnywhereTrigger.node';
import { startUsmAnywhere, type UsmAnywhereOptions } from '../../../simulators/usm-anywhere/index.cts';
import { credentialFor } from '../../credentials/usm-anywhere.cts';
import { canary, setting } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const { tenantOf, putForward } = setting(new UsmAnywhere(), new UsmAnywhereTrigger());
export { putForward };

/** A tenant and ways to use it. */
export type Tenant = Awaited<ReturnType<typeof tenant>>;

/** Starts a tenant. Its rate limit is out of reach unless given, since waits take no time here. */
export async function tenant(options: UsmAnywhereOptions = {}, fields: Record<string, string> = {}) {
	const vendor = await startUsmAnywhere({
		getsPerSecond: 100_000,
		postsPerSecond: 100_000,
		clientId: `id-${randomUUID()}`,
		clientSecret: canary(),
		// A header takes no other characters.
		webhookApiKey: canary().replace('ä', 'a'),
		...options,
	});
	const { clientId, clientSecret, webhookApiKey } = vendor;
	const place = tenantOf(vendor, credentialFor(vendor, fields), () => [clientId, clientSecret, webhookApiKey]);
	return {
		...place,
		/** The editor's drop-down of field names. */
		fields: async (resource: string, output = 'simplified') =>
			await place.options('getFields', { resource, operation: 'export', output }),
		asked: () => place.asked('/api/2.0'),
	};
}
