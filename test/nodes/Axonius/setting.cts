/** A simulator, a credential whose every field is a canary, and the two nodes on n8n's own core. */
import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { AxoniusApi } from '../../../credentials/AxoniusApi.credentials';
import { Axonius } from '../../../nodes/Axonius/Axonius.node';
import { AxoniusTrigger } from '../../../nodes/Axonius/AxoniusTrigger.node';
import { CANARY, startAxonius, type AxoniusOptions } from '../../../simulators/axonius/index.cts';
import { credentialStore } from '../../harness/credential-store.cts';
import { canary, setting } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const { tenantOf, putForward } = setting(new Axonius(), new AxoniusTrigger());
export { putForward };

/** Both versions of the API: what is promised is promised for both. */
export const VERSIONS = ['v2', 'v1'] as const;
/** One of them. */
export type Version = (typeof VERSIONS)[number];

/** A tenant and ways to use it. */
export type Tenant = Awaited<ReturnType<typeof tenant>>;

/** Starts a tenant that is used through one version of its API. */
export async function tenant(version: Version = 'v2', options: AxoniusOptions = {}) {
	const vendor = await startAxonius({
		apiKey: `key-${randomUUID()}`,
		// It is sent in a header, as it is.
		apiSecret: canary().replace('ä', 'a'),
		strictContentType: true,
		...options,
	});
	const { url, apiKey, apiSecret } = vendor;
	const store = credentialStore(new AxoniusApi(), { url, apiKey, apiSecret, apiVersion: version });
	const place = tenantOf(vendor, store, () => [apiKey, apiSecret, CANARY]);
	/** Requests in order; of v1 the attributes inside the envelope. */
	const asked = () =>
		place
			.asked(version === 'v2' ? '/api/v2' : '/api')
			.map(({ body, ...rest }) => ({ ...rest, body: attributesIn(body) }));
	return { ...place, asked };
}

function attributesIn(body: string): IDataObject {
	if (body === '') return {};
	const { data, ...rest } = JSON.parse(body) as { data?: { attributes: IDataObject } };
	return data?.attributes ?? (rest as IDataObject);
}

/** The IDs of assets, as rows or records have them. */
export function ids(rows: ReadonlyArray<{ internal_axon_id?: unknown }>): unknown[] {
	return rows.map(({ internal_axon_id }) => internal_axon_id);
}

/** Patch of a page by which its list has so many records. */
export function announcing(totalResources: number): unknown {
	return { meta: { page: { totalResources } } };
}
