import { TwelvePortApi } from '../../credentials/TwelvePortApi.credentials';
import {
	startTwelvePort,
	type TwelvePortOptions,
	type TwelvePortSimulator,
} from '../../simulators/twelve-port/index.cts';
import { credentialStore, type CredentialStore } from '../harness/credential-store.cts';

const running: TwelvePortSimulator[] = [];

/** Starts a 12Port simulator that `stopVendors` stops. */
export async function startVendor(options: TwelvePortOptions = {}): Promise<TwelvePortSimulator> {
	const vendor = await startTwelvePort(options);
	running.push(vendor);
	return vendor;
}

/** Stops every simulator that was started with `startVendor`; call it in `afterEach`. */
export async function stopVendors(): Promise<void> {
	await Promise.all(running.splice(0).map(async (vendor) => await vendor.stop()));
}

/** A credential that the simulator accepts, with some fields changed. */
export function credentialFor(
	{ url, token }: TwelvePortSimulator,
	fields: Record<string, string | boolean> = {},
): CredentialStore {
	return credentialStore(new TwelvePortApi(), { url, apiToken: token, ...fields });
}

/** A JWT with these claims, signed by nobody. */
export function jwt(claims: unknown): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	return `${part({ alg: 'HS512' })}.${part(claims)}.c2lnbmF0dXJl`;
}
