import type { Facets } from '../kernel/record-set.cts';
import type { Handler } from '../kernel/router.cts';
import { permissionDenied } from './errors.cts';
import type { Condition } from './list.cts';

/** What the API client's roles let it do and see; may change while the simulator runs. */
export class ClientAccess {
	private permissions: ReadonlySet<string>;

	constructor(
		permissions: string[],
		private readonly accessGroups: string[],
		private visibleGroups: number = accessGroups.length,
	) {
		this.permissions = new Set(permissions);
	}

	/** Replaces all permissions. */
	setPermissions(permissions: string[]): void {
		this.permissions = new Set(permissions);
	}

	/** Changes how many access groups are visible, counted from the first. */
	setVisibleGroups(count: number): void {
		this.visibleGroups = count;
	}

	/** Whether the client has a permission. */
	allows(permission: string): boolean {
		return this.permissions.has(permission);
	}

	/** Whether a record lies in an access group that the client's roles cover [CODE: permissions hold within a group]. */
	sees({ access_group_id: group }: Facets): boolean {
		const place = this.accessGroups.indexOf(String(group));
		return place < this.visibleGroups;
	}

	/** The same as a condition of a list: what is not seen is neither listed nor counted. */
	scope(): Condition[] {
		if (this.visibleGroups >= this.accessGroups.length) return [];
		return [{ key: `groups<${this.visibleGroups}`, holds: (facets) => this.sees(facets) }];
	}

	/** A handler that answers 403 unless the client has one of the permissions. */
	needs(permissions: string | string[], handler: Handler): Handler {
		const enough = [permissions].flat();
		return (request, parts) =>
			enough.some((permission) => this.allows(permission))
				? handler(request, parts)
				: permissionDenied(enough.join(' or '));
	}
}
