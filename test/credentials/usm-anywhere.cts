/** A USM Anywhere to try things on that every product has: its simulator, and a credential for it. */
import { UsmAnywhereApi } from '../../credentials/UsmAnywhereApi.credentials';
import {
	startUsmAnywhere,
	type UsmAnywhereOptions,
	type UsmAnywhereSimulator,
} from '../../simulators/usm-anywhere/index.cts';
import { credentialStore, type CredentialStore } from '../harness/credential-store.cts';
import { started } from './setting.cts';

/** Stops every simulator that was started with `startVendor`; call it in `afterEach`. */
export { stopServers as stopVendors } from './setting.cts';

/** Starts a simulator that `stopVendors` stops. */
export async function startVendor(options: UsmAnywhereOptions = {}): Promise<UsmAnywhereSimulator> {
	return await started(startUsmAnywhere(options));
}

/** A credential that the simulator accepts, with some fields changed. */
export function credentialFor(
	{ url, clientId, clientSecret, webhookUrl, webhookApiKey }: UsmAnywhereSimulator,
	fields: Record<string, string> = {},
): CredentialStore {
	return credentialStore(new UsmAnywhereApi(), { url, clientId, clientSecret, webhookUrl, webhookApiKey, ...fields });
}
