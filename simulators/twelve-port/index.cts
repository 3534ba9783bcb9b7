import type { Entry } from '../entry.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { simulator } from '../kernel/simulator.cts';
import { twelvePortApi } from './api.cts';
import { TwelvePortData } from './data.cts';
import { pathOf, withDefaults, type TwelvePortOptions, type TwelvePortSwitches } from './options.cts';
import type { AccessRequest, Asset } from './records.cts';
import { ApiTokens, type TokenOptions } from './tokens.cts';

export type { PageShape, TwelvePortOptions } from './options.cts';
export type { AccessRequest } from './records.cts';

/** A running 12Port server on loopback, with a log of all requests. */
export type TwelvePortSimulator = Awaited<ReturnType<typeof startTwelvePort>>;

/** Starts a simulator on 127.0.0.1. Rejects when the port is in use. */
export async function startTwelvePort(options: TwelvePortOptions = {}) {
	const settings = withDefaults(options);
	const data = new TwelvePortData(settings);
	const tokens = new ApiTokens(`/ztna/${settings.tenant}`, settings.tokenLifetimeSeconds, settings.now);
	const server = await new LoopbackServer(twelvePortApi(settings, data, tokens), settings).start();
	return simulator(server, {
		/** The base URL with tenant and space, such as `http://127.0.0.1:41234/ztna/acme/root`. */
		url: `${server.url}${pathOf('space', settings)}`,
		/** Scheme, host and port. */
		origin: server.url,
		/** A valid API token (JWT). */
		token: tokens.issue(),
		/** The container that holds all others: `space.rid` of `/api/user/context`. */
		rootContainerId: data.containers[0],
		/** Live data, oldest first; computed when read. */
		accessRequests: data.accessRequests.all,
		/** Live data, oldest first; computed when read. */
		assets: data.assets.all,
		assetTypes: data.types,
		/** Adds an access request, visible immediately. Default: pending, made now. */
		addAccessRequest: (values?: Partial<AccessRequest>) => data.addAccessRequest(values),
		/** Changes an access request; its id and time stay. Throws for an unknown request. */
		updateAccessRequest: (id: string, values: Partial<AccessRequest>) => data.updateAccessRequest(id, values),
		/** Adds an asset, modified now unless `values` say otherwise. */
		addAsset: (values?: Partial<Asset>) => data.addAsset(values),
		/** Changes an asset; its id and time stay. Throws for an unknown asset. */
		updateAsset: (id: string, values: Partial<Asset>) => data.updateAsset(id, values),
		/** Another valid token, or one with a defect. */
		issueToken: (tokenOptions?: TokenOptions) => tokens.issue(tokenOptions),
		/** Refuses all tokens issued so far, as if an administrator had disabled or deleted them. */
		revokeTokens: () => tokens.revokeAll(),
		/** Changes these options immediately, e.g. removes the document: `change({ documentPath: false })`. */
		change: (switches: Partial<TwelvePortSwitches>) => void Object.assign(settings, switches),
	});
}

/** 12Port on the command line. */
export const entry: Entry<TwelvePortSimulator> = {
	start: async ({ rate: requestsPerSecond, records, ...options }) =>
		await startTwelvePort({ ...options, requestsPerSecond, accessRequests: records, assets: records }),
	add: (vendor) => void vendor.addAccessRequest(),
	credentials: ({ url, token }) => ({
		'12Port API': [
			['URL', url],
			['API Token', token],
		],
	}),
	tryIt: ({ url, token }) => `curl -s -H "Authorization: Bearer ${token}" '${url}/api/user/me'`,
};
