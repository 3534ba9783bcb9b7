import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../../../core/clock';
import type { Seen } from '../../../core/poll/advance';
import { poll, type PollTime, type Watch } from '../../../core/poll/poll';
import { settle } from '../../harness/fake-clock.cts';

/** A day in 2026, so that times are realistic. */
export const START = Date.UTC(2026, 5, 1, 12);

/** An event on the imagined vendor: when it occurred, and when it can be found, ms after `START`. */
export interface Occurrence {
	id: string;
	time: number;
	shownAt: number;
}

/** A vendor whose events appear late, with pages that take some time, and a clock. */
export interface Vendor {
	clock: Clock & { elapsed: number; skew: number };
	occurrences: Occurrence[];
	/** Start times of the requests, ms after `START`. */
	asked: number[];
	/** Ms that each page takes. */
	pageMs: number;
	pageSize: number;
	/** The page to fail at, counted from 0. */
	failAt?: number;
	/** Called at each page. */
	onPage(): void | Promise<void>;
	/** Adds an event that can be found at once, or later. */
	occurs(id: string, time: number, shownAt?: number): void;
	/** Adds this number of events, one each ms; returns their IDs. */
	backlog(count: number, from: number): string[];
	since(from: number): AsyncGenerator<Array<Seen<string>>, void>;
}

/** Creates one without events. */
export function vendor(): Vendor {
	const clock = {
		elapsed: 0,
		skew: 0,
		now: () => START + clock.elapsed + clock.skew,
		monotonic: () => clock.elapsed,
		// Longer than any work that is ready to continue.
		sleep: async () => {
			await settle();
			await settle();
		},
	};
	const self: Vendor = {
		clock,
		occurrences: [],
		asked: [],
		pageMs: 0,
		pageSize: 3,
		onPage: () => undefined,
		occurs: (id, time, shownAt = time) => void self.occurrences.push({ id, time, shownAt }),
		backlog(count, from) {
			const ids = Array.from({ length: count }, (_, index) => `e${from + index}`);
			ids.forEach((id, index) => self.occurs(id, from + index));
			return ids;
		},
		async *since(from) {
			self.asked.push(from - START);
			for (let page = 0; ; page++) {
				clock.elapsed += self.pageMs;
				await self.onPage();
				if (page === self.failAt) throw new Error('out of order');
				// Each page is taken from the events that exist then, as in a live list.
				const there = self.occurrences.filter(({ time, shownAt }) => shownAt <= clock.elapsed && START + time >= from);
				there.sort(inOrder);
				const start = page * self.pageSize;
				const rows = there.slice(start, start + self.pageSize);
				yield rows.map(({ id, time }) => ({ id, time: START + time, event: id }));
				if (there.length <= start + self.pageSize) return;
			}
		},
	};
	return self;
}

/** Oldest first, as vendor and trigger sort. */
export function inOrder(a: Occurrence, b: Occurrence): number {
	return a.time - b.time || (a.id < b.id ? -1 : 1);
}

/** A trigger on that vendor: `poll` runs once, its state is stored as JSON, as in n8n's database. */
export function trigger(source: Vendor, rules: Partial<Watch<string>> = {}) {
	const self = {
		memory: {} as IDataObject,
		lost: [] as number[],
		ahead: [] as number[],
		freshStarts: 0,
		watch: {
			watching: 'alarms',
			lookBackMs: 1_000,
			maxItems: 100,
			maxSeen: 1_000,
			maxAhead: 1_000,
			since: source.since,
			onLookBackLost: (lostMs: number) => void self.lost.push(lostMs),
			onAheadForgotten: (count: number) => void self.ahead.push(count),
			onFreshStart: () => void (self.freshStarts += 1),
			...rules,
		} as Watch<string>,
		async poll(time: Partial<PollTime> = {}): Promise<string[]> {
			self.memory = JSON.parse(JSON.stringify(self.memory)) as IDataObject;
			return await poll(self.watch, self.memory, source.clock, {
				stopReadingAt: Infinity,
				abandonedAt: Infinity,
				...time,
			});
		},
	};
	return self;
}
