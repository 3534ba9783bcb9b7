import type { Route } from '../kernel/router.cts';
import { Refusal } from './errors.cts';

/**
 * What a role may do. The names are ours; the vendor's list has such rights, yet which call needs which is not
 * published [INF]. `apiAccess` is the one without which nothing works [DOC].
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

/** What the role of the key may not do, at this moment. */
export class Role {
	private denied: Set<Permission>;

	constructor(denied: Permission[]) {
		this.denied = new Set(denied);
	}

	/** Replaces what is denied. */
	deny(denied: Permission[]): void {
		this.denied = new Set(denied);
	}

	/** The routes, each refused with 403 while the role lacks `permission`. */
	guard(permission: Permission, routes: Route[]): Route[] {
		return routes.map((route) => ({
			...route,
			answer: async (request, parts) => {
				this.require(permission);
				return await route.answer(request, parts);
			},
		}));
	}

	/** @throws Refusal when the role lacks the permission */
	require(permission: Permission): void {
		// Roughly the words of v1 [CODE PYC].
		if (this.denied.has(permission)) throw new Refusal(403, 'You are lacking some permissions for this request');
	}
}
