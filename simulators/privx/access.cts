import type { Facets } from '../kernel/record-set.cts';
import type { Handler } from '../kernel/router.cts';
import { permissionDenied } from './errors.cts';
import type { Condition } from './list.cts';

/** What the API client's roles allow it to do and see. Can change while the simulator runs. */
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

	/** Whether a record is in an access group that the client's roles cover [CODE: permissions apply within a group]. */
	covers({ access_group_id: group }: Facets): boolean {
		const index = this.accessGroups.indexOf(String(group));
		return index < this.visibleGroups;
	}

	/** The same as a condition of a list: records outside these groups are neither listed nor counted. */
	scope(): Condition[] {
		if (this.visibleGroups >= this.accessGroups.length) return [];
		return [{ key: `groups<${this.visibleGroups}`, holds: (facets) => this.covers(facets) }];
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
