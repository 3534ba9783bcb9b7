import { VENDORS, type Vendor } from '../scripts/vendors.js';
import type { NamedPart, Part } from './part.cts';

/** Examples that need several products; only the package of all products can run them. */
const TOGETHER = { id: 'ocsf', product: 'Several products (OCSF)' };

/** The parts for the installed package (all for the suite), or the one that was asked for by its ID. */
export function partsFor(packageName: string, wanted?: string): NamedPart[] {
	const own = VENDORS.filter((vendor) => vendor.packageName === packageName);
	const offered = own.length > 0 ? own : [...VENDORS, TOGETHER];
	const chosen = offered.filter(({ id }) => wanted === undefined || id === wanted);
	if (chosen.length > 0) return chosen.map(withPart);
	throw new Error(`There is no part "${wanted}" for ${packageName}: ${offered.map(({ id }) => id).join(', ')}`);
}

function withPart({ id, product }: Pick<Vendor, 'id' | 'product'>): NamedPart {
	const { part } = require(`./${id}/part.cts`) as { part: Part };
	return { id, product, ...part };
}
