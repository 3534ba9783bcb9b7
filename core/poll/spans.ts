import type { Span } from './state';

/** What decides how much of a look-back is read. */
export interface Thinness {
	lookBackMs: number;
	/** Events in the look-back up to which each poll reads all of it. Without it, each poll does. */
	thinAbove?: number;
}

/** The state as far as it matters here. */
interface Looked {
	watermark: number;
	seen: Record<string, number>;
	lookedAt?: number;
}

/** Ages at which each part of a long look-back is read again, as shares of the look-back. */
const AGES = [1 / 16, 1 / 4, 1];
/** What each poll reads before the watermark, as a share of the look-back. */
const OVERLAP = 1 / 64;

/**
 * What a poll reads. A short look-back as a whole, since this is one request or a few. Of a long one the new edge, and the
 * slices that have come to certain ages since the last look: an event that is late is found at the next of these ages. The
 * slice at the end of the look-back goes with the watermark, which no wrong clock moves, so that none is left out; where the
 * watermark rests, it goes with the clock, too. Slices are by time: after a long pause they are the whole look-back again.
 * @param begin of the look-back
 * @param now wall clock
 */
export function spansToRead(state: Looked, begin: number, { lookBackMs, thinAbove }: Thinness, now: number): Span[] {
	const { watermark, lookedAt = Infinity } = state;
	const end = watermark - lookBackMs;
	const isThin = lookedAt <= now && countBetween(Object.values(state.seen), end, watermark) > (thinAbove ?? Infinity);
	if (!isThin) return [{ from: begin }];
	const isQuiet = now - watermark > AGES[0] * lookBackMs;
	const ages = AGES.filter((age) => age < 1 || isQuiet).map((age) => age * lookBackMs);
	return merged(
		[
			{ from: begin, until: end },
			...ages.map((age) => ({ from: lookedAt - age, until: now - age })),
			{ from: watermark - OVERLAP * lookBackMs, until: Infinity },
		],
		begin,
	);
}

/** The parts of these spans from a time on, that time included. */
export function behind(spans: Span[], time: number): Span[] {
	return spans
		.filter(({ until = Infinity }) => until >= time)
		.map((span) => ({ ...span, from: Math.max(span.from, Math.floor(time)) }));
}

function countBetween(times: number[], from: number, to: number): number {
	return times.reduce((count, time) => count + Number(time >= from && time <= to), 0);
}

/** In order, without what comes before `begin`, and none twice. In whole ms, since vendors accept nothing else. */
function merged(spans: Array<Required<Span>>, begin: number): Span[] {
	const all = spans
		.map(({ from, until }) => ({ from: Math.max(begin, Math.floor(from)), until: Math.ceil(until) }))
		.filter(({ from, until }) => until > from)
		.sort((a, b) => a.from - b.from);
	const joined: Array<Required<Span>> = [];
	for (const span of all) {
		const last = joined.at(-1);
		if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
		else joined.push(span);
	}
	return joined.map(({ from, until }) => (until === Infinity ? { from } : { from, until }));
}
