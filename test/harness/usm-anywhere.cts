import type { Clock } from '../../core/clock';
import { Session, type SessionOptions } from '../../core/http/session';
import type { Vendor } from '../../core/http/vendor';
import { usmAnywhereAccess } from '../../credentials/access/usm-anywhere';
import { UsmAnywhereApi } from '../../credentials/UsmAnywhereApi.credentials';
import {
	startUsmAnywhere,
	type UsmAnywhereOptions,
	type UsmAnywhereSimulator,
} from '../../simulators/usm-anywhere/index.cts';
import { credentialStore, type CredentialStore } from './credential-store.cts';
import { hastyClock } from './fake-clock';
import { executeContext } from './request.cts';

const running: Array<{ stop(): Promise<void> }> = [];

/** Stops every simulator that was started with `startVendor`; call it in `afterEach`. */
export async function stopVendors(): Promise<void> {
	await Promise.all(running.splice(0).map(async (vendor) => await vendor.stop()));
}

/** Starts a USM Anywhere simulator that `stopVendors` stops. */
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

/** What our transport knows about the vendor, as far as these tests need it. */
export const usmAnywhere: Vendor = {
	name: 'USM Anywhere',
	credentialType: 'usmAnywhereApi',
	limits: { readsPerSecond: 100, writesPerSecond: 50 },
	access: usmAnywhereAccess,
	words: (body) => {
		const { error, error_description: description } = (body ?? {}) as Record<string, unknown>;
		return [error, description].filter((words) => typeof words === 'string').join(': ') || undefined;
	},
};

/** How a session for a fault test is opened. */
export interface TransportOptions extends SessionOptions {
	/** Default: a clock on which waits are over at once. */
	clock?: Clock;
	cancel?: AbortSignal;
	credentials?: CredentialStore;
	vendor?: Partial<Vendor>;
}

/** Opens our transport on n8n's real helpers, with a clock that does not really wait. */
export async function transportTo(simulator: UsmAnywhereSimulator, options: TransportOptions = {}): Promise<Session> {
	const { clock = hastyClock(), cancel, credentials = credentialFor(simulator), vendor, ...rest } = options;
	return await Session.open(executeContext(credentials, cancel), { ...usmAnywhere, ...vendor }, rest, clock);
}
