import { AxoniusApi } from '../../credentials/AxoniusApi.credentials';
import { startAxonius, type AxoniusOptions, type AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { credentialStore, type CredentialStore } from '../harness/index.cts';

const running: AxoniusSimulator[] = [];

/** Starts an Axonius simulator that `stopVendors` stops. */
export async function startVendor(options: AxoniusOptions = {}): Promise<AxoniusSimulator> {
	const server = await startAxonius({ devices: 5, ...options });
	running.push(server);
	return server;
}

/** Stops every simulator that was started with `startVendor`; call it in `afterEach`. */
export async function stopVendors(): Promise<void> {
	await Promise.all(running.splice(0).map(async (server) => await server.stop()));
}

/** A credential that the server accepts, with some fields changed. */
export function credentialFor(
	{ url, apiKey, apiSecret }: AxoniusSimulator,
	fields: Record<string, string | boolean> = {},
): CredentialStore {
	return credentialStore(new AxoniusApi(), { url, apiKey, apiSecret, ...fields });
}
