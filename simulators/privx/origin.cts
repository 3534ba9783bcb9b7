import { mix } from '../kernel/random.cts';
import type { IdFamilies } from './ids.cts';
import type { PrivxSettings } from './options.cts';
import { microsFrom } from './times.cts';

/** The input from which all records of a simulator are computed. */
export interface Origin {
	settings: PrivxSettings;
	ids: IdFamilies;
	/** The time of creation of record `number` of any kind: microseconds since 1970. A larger number is never newer. */
	timeOf(number: number): number;
	/** A 32-bit random number for a kind, a record and a purpose. */
	draw(kind: number, number: number, purpose: number): number;
}

/** The common input of all sources. */
export function originOf(settings: PrivxSettings, ids: IdFamilies): Origin {
	const { seed, endTime, spacingMs } = settings;
	// Real times have all six digits. When two records have the same time, these digits must not change the order.
	const jitter = (number: number) => (spacingMs >= 1 ? mix(seed, 99, number) % 1000 : 0);
	return {
		settings,
		ids,
		timeOf: (number) => microsFrom(endTime - Math.floor(number * spacingMs)) - jitter(number),
		draw: (kind, number, purpose) => mix(seed, kind, number, purpose),
	};
}
