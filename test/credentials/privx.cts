import { PrivxApi } from '../../credentials/PrivxApi.credentials';
import { startPrivx, type PrivxOptions, type PrivxSimulator } from '../../simulators/privx/index.cts';
import { credentialStore, type CredentialStore } from '../harness/index.cts';

const running: PrivxSimulator[] = [];

/** Starts a PrivX simulator that `stopVendors` stops. Over TLS unless the options say otherwise. */
export async function startVendor(options: PrivxOptions = {}): Promise<PrivxSimulator> {
	const vendor = await startPrivx(options);
	running.push(vendor);
	return vendor;
}

/** Stops every simulator that was started with `startVendor`; call it in `afterEach`. */
export async function stopVendors(): Promise<void> {
	await Promise.all(running.splice(0).map(async (vendor) => await vendor.stop()));
}

/** A credential that the simulator accepts, its authority included, with some fields changed. */
export function credentialFor(
	simulator: PrivxSimulator,
	fields: Record<string, string | boolean> = {},
): CredentialStore {
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate } = simulator;
	const right = { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate };
	return credentialStore(new PrivxApi(), { ...right, ...fields });
}

/** A path that any test may read. */
export const HOSTS = '/host-store/api/v1/hosts';

/** Where tokens are asked for. */
export const TOKEN = '/auth/api/v1/oauth/token';
