import { armis } from './armis/part.cts';
import { axonius } from './axonius/part.cts';
import type { VendorPart } from './part.cts';
import { privx } from './privx/part.cts';
import { twelvePort } from './twelve-port/part.cts';
import { usmAnywhere } from './usm-anywhere/part.cts';

/** All parts of the demo. A new vendor is one entry here. */
const PARTS: VendorPart[] = [usmAnywhere, armis, axonius, privx, twelvePort];

/** The parts for the installed package (all for the suite), or the one that was asked for by name. */
export function partsFor(packageName: string, wanted?: string): VendorPart[] {
	const own = PARTS.filter((part) => part.packageName === packageName);
	const parts = (own.length > 0 ? own : PARTS).filter(({ name }) => wanted === undefined || name === wanted);
	if (parts.length > 0) return parts;
	throw new Error(`There is no part "${wanted}" for ${packageName}: ${PARTS.map(({ name }) => name).join(', ')}`);
}
