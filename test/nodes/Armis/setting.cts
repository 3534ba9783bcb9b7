/** A simulator, both credentials with a canary in every secret field, and the two nodes on n8n's own core. */
import { Armis } from '../../../nodes/Armis/Armis.node';
import { ArmisTrigger } from '../../../nodes/Armis/ArmisTrigger.node';
import { DOCUMENTED_SCOPES, startArmis, type ArmisOptions } from '../../../simulators/armis/index.cts';
import { storeFor } from '../../credentials/setting.cts';
import { armisV1, armisV3 } from '../../credentials/subjects/armis.cts';
import { canary, setting } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const { tenantOf, putForward } = setting(new Armis(), new ArmisTrigger());
export { putForward };

/** A time as Armis writes it. */
export function at(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, -1)}042+00:00`;
}

/** A tenant and ways to use it. */
export type Tenant = Awaited<ReturnType<typeof tenant>>;

const jsonOf = (text: string): unknown => JSON.parse(text);

/** Starts a tenant. */
export async function tenant(options: ArmisOptions = {}) {
	const vendor = await startArmis({ clientSecret: canary(), secretKey: canary(), ...options });
	const { clientSecret, secretKey } = vendor;
	const [v1, v3] = [storeFor(armisV1, vendor), storeFor(armisV3, vendor, { scopes: DOCUMENTED_SCOPES })];
	const signatures = () => vendor.downloads.map(({ query }) => query.get('X-Signature') ?? '');
	const place = tenantOf(vendor, [v1, v3], () => [clientSecret, secretKey, ...signatures()]);
	/** Requests for data, in order, without the logins. */
	const asked = () =>
		place
			.asked()
			.map(({ body, ...rest }) => ({ ...rest, body: body.startsWith('{') ? jsonOf(body) : body || undefined }));
	/** The queries among them. */
	const queries = () => asked().flatMap(({ query }) => query.aql ?? []);
	return { ...place, v1, v3, asked, queries };
}
