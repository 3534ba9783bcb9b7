import { VENDORS, type Vendor } from '../scripts/vendors.js';
import type { Part, VendorPart } from './part.cts';

/** The parts for the installed package (all for the suite), or the one that was asked for by its vendor's ID. */
export function partsFor(packageName: string, wanted?: string): VendorPart[] {
	const own = VENDORS.filter((vendor) => vendor.packageName === packageName);
	const vendors = (own.length > 0 ? own : VENDORS).filter(({ id }) => wanted === undefined || id === wanted);
	if (vendors.length > 0) return vendors.map(withPart);
	throw new Error(`There is no part "${wanted}" for ${packageName}: ${VENDORS.map(({ id }) => id).join(', ')}`);
}

function withPart(vendor: Vendor): VendorPart {
	const { part } = require(`./${vendor.id}/part.cts`) as { part: Part };
	return { ...vendor, ...part };
}
