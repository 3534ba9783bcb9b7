import type { Access } from '../../core/http/api';

/**
 * Address of a device in the console. How the console addresses alerts and vulnerabilities is not published.
 * Source: the Armis integration of Google SecOps, with IDs of API v1; API v3 has the same ones.
 */
export function deviceUrl({ base, consoleUrl = base }: Pick<Access, 'base' | 'consoleUrl'>, id: string): string {
	return `${consoleUrl.origin}/device/${encodeURIComponent(id)}`;
}
