/** A 12Port to try things on that only it has: its simulator, a credential for it, and API tokens. */
import { TwelvePortApi } from '../../credentials/TwelvePortApi.credentials';
import {
	startTwelvePort,
	type TwelvePortOptions,
	type TwelvePortSimulator,
} from '../../simulators/twelve-port/index.cts';
import { credentialStore, type CredentialStore } from '../harness/credential-store.cts';
import { started } from './setting.cts';

/** Starts a 12Port simulator that `stopServers` stops. */
export async function startVendor(options: TwelvePortOptions = {}): Promise<TwelvePortSimulator> {
	return await started(startTwelvePort(options));
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
