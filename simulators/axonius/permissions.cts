import type { Route } from '../kernel/router.cts';
import { Refusal } from './errors.cts';

/**
 * The permissions of a role. The names are ours. The vendor has such rights, but which call needs which is not
 * published [INF]. Nothing works without `apiAccess` [DOC].
 */
export type Permission =
	| 'apiAccess'
	| 'viewAssets'
	| 'editAssets'
	| 'viewQueries'
	| 'editQueries'
	| 'viewAdapters'
	| 'viewEnforcements'
	| 'runEnforcements'
	| 'viewSystem';

/** The permissions that the role of the key does not have now. */
export class Role {
	private denied: Set<Permission>;

	constructor(denied: Permission[]) {
		this.denied = new Set(denied);
	}

	/** Replaces the missing permissions. */
	deny(denied: Permission[]): void {
		this.denied = new Set(denied);
	}

	/** The routes, each refused with 403 while the role does not have `permission`. */
	guard(permission: Permission, routes: Route[]): Route[] {
		return routes.map((route) => ({
			...route,
			answer: async (request, parts) => {
				this.require(permission);
				return await route.answer(request, parts);
			},
		}));
	}

	/** @throws Refusal when the role does not have the permission */
	require(permission: Permission): void {
		// Roughly the words of v1 [CODE PYC].
		if (this.denied.has(permission)) throw new Refusal(403, 'You are lacking some permissions for this request');
	}
}
