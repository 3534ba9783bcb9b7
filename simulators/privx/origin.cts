import { mix } from '../kernel/random.cts';
import type { IdFamilies } from './ids.cts';
import type { PrivxSettings } from './options.cts';
import { microsFrom } from './times.cts';

/** What all records of a simulator are computed from. */
export interface Origin {
	settings: PrivxSettings;
	ids: IdFamilies;
	/** When record `number` of any kind came to be: microseconds since 1970; never grows with the number. */
	timeOf(number: number): number;
	/** A 32-bit draw that belongs to a kind, a record and a purpose. */
	draw(kind: number, number: number, purpose: number): number;
}

/** The common ground of all sources. */
export function originOf(settings: PrivxSettings, ids: IdFamilies): Origin {
	const { seed, endTime, spacingMs } = settings;
	// Real times have all six digits; without room between two records the order would suffer.
	const jitter = (number: number) => (spacingMs >= 1 ? mix(seed, 99, number) % 1000 : 0);
	return {
		settings,
		ids,
		timeOf: (number) => microsFrom(endTime - Math.floor(number * spacingMs)) - jitter(number),
		draw: (kind, number, purpose) => mix(seed, kind, number, purpose),
	};
}
