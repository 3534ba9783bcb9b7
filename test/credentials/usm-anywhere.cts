/** A USM Anywhere to try things on that every product has: its simulator, and a credential for it. */
import { UsmAnywhereApi } from '../../credentials/UsmAnywhereApi.credentials';
import {
	startUsmAnywhere,
	type UsmAnywhereOptions,
	type UsmAnywhereSimulator,
} from '../../simulators/usm-anywhere/index.cts';
import { credentialStore, type CredentialStore } from '../harness/credential-store.cts';

const running: Array<{ stop(): Promise<void> }> = [];

/** Stops every simulator that was started with `startVendor`; call it in `afterEach`. */
export async function stopVendors(): Promise<void> {
	await Promise.all(running.splice(0).map(async (vendor) => await vendor.stop()));
}

/** Starts a simulator that `stopVendors` stops. */
export async function startVendor(options: UsmAnywhereOptions = {}): Promise<UsmAnywhereSimulator> {
	const vendor = await startUsmAnywhere(options);
	running.push(vendor);
	return vendor;
}

/** A credential that the simulator accepts, with some fields changed. */
export function credentialFor(
	{ url, clientId, clientSecret }: UsmAnywhereSimulator,
	fields: Record<string, string> = {},
): CredentialStore {
	return credentialStore(new UsmAnywhereApi(), { url, clientId, clientSecret, ...fields });
}
