import type { ICredentialType } from 'n8n-workflow';
import { ArmisApi } from '../../credentials/ArmisApi.credentials';
import { ArmisSecretKeyApi } from '../../credentials/ArmisSecretKeyApi.credentials';
import { startArmis, type ArmisOptions, type ArmisSimulator } from '../../simulators/armis/index.cts';
import { credentialStore, request, worker, type CredentialStore } from '../harness/index.cts';

const running: ArmisSimulator[] = [];

/** Starts a simulator that `stopArmis` stops. */
export async function armis(options: ArmisOptions = {}): Promise<ArmisSimulator> {
	const vendor = await startArmis(options);
	running.push(vendor);
	return vendor;
}

/** Stops every simulator that was started with `armis`; call it in `afterEach`. */
export async function stopArmis(): Promise<void> {
	await Promise.all(running.splice(0).map(async (vendor) => await vendor.stop()));
}

/** One of the two credentials, with a path that it may read. */
export interface Api {
	name: string;
	path: string;
	tokenPath: string;
	/** A credential that the simulator accepts, with some fields changed. */
	credential(vendor: ArmisSimulator, fields?: Record<string, string | string[]>): CredentialStore;
	/** The credential type as another n8n process has it. */
	inWorker(): ICredentialType;
}

/** API v3. */
export const v3: Api = {
	name: 'API v3',
	path: '/v3/settings/sites',
	tokenPath: '/v3/oauth/token',
	credential: ({ url, vendorId, clientId, clientSecret }, fields = {}) =>
		credentialStore(new ArmisApi(), {
			tenantUrl: url,
			apiUrl: url,
			vendorId,
			clientId,
			clientSecret,
			...fields,
		} as never),
	inWorker: () =>
		worker(() => {
			const loaded = require('../../credentials/ArmisApi.credentials') as { ArmisApi: new () => ICredentialType };
			return new loaded.ArmisApi();
		}),
};

/** API v1. */
export const v1: Api = {
	name: 'API v1',
	path: '/api/v1/boundaries/',
	tokenPath: '/api/v1/access_token/',
	credential: ({ url, secretKey }, fields = {}) =>
		credentialStore(new ArmisSecretKeyApi(), { tenantUrl: url, secretKey, ...fields } as never),
	inWorker: () =>
		worker(() => {
			const loaded = require('../../credentials/ArmisSecretKeyApi.credentials') as {
				ArmisSecretKeyApi: new () => ICredentialType;
			};
			return new loaded.ArmisSecretKeyApi();
		}),
};

/** Asks some times at once. */
export async function ask(api: Api, store: CredentialStore, times = 1): Promise<unknown[]> {
	const url = String(store.stored.tenantUrl) + api.path;
	return await Promise.all(Array.from({ length: times }, async () => await request(store, { url, json: true })));
}

/** A time at which every token is due. */
export const agesAgo = () => String(Date.now() - 1);
