import { objectOf } from '../json';
import { lookIn, type Look } from './look';
import { memoryKey } from './memory-key';

/**
 * What a trigger remembers between polls. Plain JSON, kept in the node's static data. All numbers are whole.
 * A type and not an interface, since n8n's types accept only that as plain data.
 */
export type PollState = {
	version: 1;
	/** What is watched: type of event, filters, service. With another value the trigger starts again from the beginning. */
	watching: string;
	/** The start that the user chose when this state began; with another choice the trigger starts there. */
	startFrom?: number;
	/** Latest time up to which everything was returned, ms since the epoch; never past now. */
	watermark: number;
	/** Nothing before this time is requested again, since its IDs are forgotten. */
	floor: number;
	/** IDs returned since `floor`, with their time. */
	seen: Record<string, number>;
	/** Dates in the future, both included: what has such a date was returned, or is returned when its time comes. */
	forgotten?: { from: number; to: number };
	/** The watermark whose look-back was read to its end. Default: `watermark`. */
	swept?: number;
	/** When the last look that was finished began, ms since the epoch; without it the next one reads the whole look-back. */
	lookedAt?: number;
	/** A look that the next poll goes on with. */
	look?: EventLook;
	/** Grows with each poll, so that a poll notices when another one was faster. */
	revision: number;
};

/** A span of time, both ends included, ms since the epoch. */
export type Span = { from: number; until?: number };

/** A look at events that takes longer than one poll. */
export type EventLook = Look & {
	/** What is still to be read. */
	spans: Span[];
	/** Whether events are remembered and not returned, since they were there when the trigger was activated. */
	isFirst?: boolean;
	/** Of a look at slices: `swept` when it is finished. */
	swept?: number;
};

/** More spans than any look has. */
const MOST_SPANS = 10;

/**
 * Reads stored state of any age and origin; nothing but what a trigger remembers is taken over.
 * @returns `undefined` when there is no state, when it is damaged, or when something else is watched now
 */
export function readState(stored: unknown, watching: string): PollState | undefined {
	const { version, watching: watched, watermark, floor, revision, ...rest } = objectOf(stored) ?? {};
	const seen = objectOf(rest.seen) as Record<string, number> | undefined;
	if (version !== 1 || watched !== watching || !seen) return undefined;
	if (!isCount(watermark) || !isCount(floor) || !isCount(revision) || floor > watermark) return undefined;
	if (!Object.values(seen).every((time) => Number.isFinite(time))) return undefined;
	const look = rest.look === undefined ? undefined : eventLookIn(rest.look);
	// It is not known what a damaged look has not read yet.
	if (rest.look !== undefined && !look) return undefined;
	return {
		...{ version, watching, watermark, floor, seen },
		...forgottenIn(rest.forgotten),
		...(isCount(rest.swept) && rest.swept <= watermark ? { swept: rest.swept } : {}),
		...(isCount(rest.lookedAt) ? { lookedAt: rest.lookedAt } : {}),
		...(look ? { look } : {}),
		revision,
	};
}

function eventLookIn(stored: unknown): EventLook | undefined {
	const { begunAt, spans, isFirst, swept } = objectOf(stored) ?? {};
	const look = lookIn(stored, Number(begunAt));
	if (!look || !Array.isArray(spans) || spans.length === 0 || spans.length > MOST_SPANS) return undefined;
	const all = spans.map(objectOf) as Array<Record<string, unknown> | undefined>;
	const isValid = all.every((span) => isCount(span?.from) && (span.until === undefined || isCount(span.until)));
	if (!isValid) return undefined;
	return {
		...look,
		spans: spans as Span[],
		...(isFirst === true ? { isFirst } : {}),
		...(isCount(swept) ? { swept } : {}),
	};
}

function forgottenIn(stored: unknown): Pick<PollState, 'forgotten'> {
	const { from, to } = objectOf(stored) ?? {};
	return isTime(from) && isTime(to) ? { forgotten: { from, to } } : {};
}

/** The start that the user had chosen when stored state of any age and origin began. */
export function startOf(stored: unknown): unknown {
	return objectOf(stored)?.startFrom;
}

/** Tells whether the static data held the same state at two times, valid or not. */
export function stampOf(stored: unknown): string {
	const { watching, revision } = objectOf(stored) ?? {};
	// What is damaged may be of any size.
	return `${isCount(revision) ? revision : '-'} ${typeof watching === 'string' ? memoryKey(watching) : '-'}`;
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isTime(value: unknown): value is number {
	return Number.isFinite(value);
}
