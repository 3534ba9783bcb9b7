import type { Fields } from './api';
import { unusable } from './credential-fields';

/** How fast the requests of one process may be, as the credential says it. */
export interface Pace {
	/** Requests a second of all processes together. Without it the limit of the vendor holds. */
	perSecond?: number;
	/** n8n processes that share the limit. */
	processes: number;
}

/** One process with the limit of the vendor. */
export const ALONE: Pace = { processes: 1 };

/** More would divide any limit to nothing, and is a typing error. */
const MOST_PROCESSES = 100;
/** One request in 100 seconds. A slower one would hardly be told from standing still. */
const SLOWEST_PER_SECOND = 0.01;
const FASTEST_PER_SECOND = 10_000;

/**
 * Reads the fields of `paceProperties`. They are no part of the owner: another pace needs no new login.
 * @throws InputError that names the field
 */
export function paceOf({ maxRequestsPerSecond, n8nProcesses }: Fields): Pace {
	const perSecond = numberIn(maxRequestsPerSecond, 0);
	const isRate = perSecond >= SLOWEST_PER_SECOND && perSecond <= FASTEST_PER_SECOND;
	if (perSecond !== 0 && !isRate) {
		throw unusable(
			'Maximum Requests per Second',
			`must be 0 or a number from ${SLOWEST_PER_SECOND} to ${FASTEST_PER_SECOND}`,
			'0 means the limit that the product publishes.',
		);
	}
	const processes = numberIn(n8nProcesses, 1);
	if (!Number.isInteger(processes) || processes < 1 || processes > MOST_PROCESSES) {
		throw unusable(
			'n8n Processes',
			`must be a whole number from 1 to ${MOST_PROCESSES}`,
			'Count the n8n processes that use this credential: usually the main one and each worker.',
		);
	}
	return { perSecond: isRate ? perSecond : undefined, processes };
}

/** Lets the fields of the pace be checked together with the others. */
export function withPace<Read>(access: (fields: Fields) => Read): (fields: Fields) => Read {
	return (fields) => {
		const read = access(fields);
		paceOf(fields);
		return read;
	};
}

/** An expression may give text; a field that was emptied, or that an older credential does not have, has its default. */
function numberIn(value: unknown, fallback: number): number {
	if (value === undefined || value === null || value === '') return fallback;
	return typeof value === 'string' && value.trim() !== '' ? Number(value) : typeof value === 'number' ? value : NaN;
}
