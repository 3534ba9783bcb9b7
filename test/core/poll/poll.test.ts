import { OutOfTimeError } from '../../../core/errors/out-of-time-error';
import { TransportError } from '../../../core/errors/transport-error';
import type { PollState } from '../../../core/poll/state';
import { caughtAs } from '../pages/caught-as';
import { START, trigger, vendor, type Vendor } from './vendor';

let source: Vendor;

beforeEach(() => {
	source = vendor();
	source.clock.elapsed = 10_000;
});

describe('the first poll of a trigger that was just activated', () => {
	test('returns nothing, and remembers what exists already', async () => {
		source.backlog(10, 9_500);
		const alarms = trigger(source);
		expect(await alarms.poll()).toEqual([]);
		expect(await alarms.poll()).toEqual([]);
		source.occurs('new', 10_001);
		source.clock.elapsed = 10_500;
		expect(await alarms.poll()).toEqual(['new']);
	});

	test('does not hide an event that occurred before and appears afterwards', async () => {
		source.occurs('late', 9_500, 10_400);
		const alarms = trigger(source);
		await alarms.poll();
		source.clock.elapsed = 10_400;
		expect(await alarms.poll()).toEqual(['late']);
	});

	test('does not lose an event that occurs while it reads', async () => {
		source.backlog(5, 9_500);
		source.occurs('during', 10_050);
		source.pageMs = 100;
		const alarms = trigger(source);
		expect(await alarms.poll()).toEqual([]);
		expect(await alarms.poll()).toEqual(['during']);
	});

	test('remembers events that are dated in the future too', async () => {
		source.occurs('future', 1e9, 0);
		const alarms = trigger(source);
		await alarms.poll();
		expect(await alarms.poll()).toEqual([]);
	});

	test('goes on in the next polls when there is too much to read, and loses nothing that comes after it', async () => {
		const old = source.backlog(50, 9_500);
		source.occurs('late', 9_600, 20_000);
		source.pageMs = 100;
		const alarms = trigger(source);
		source.occurs('new', 10_150);
		let polls = 0;
		do {
			polls += 1;
			expect(await alarms.poll({ stopReadingAt: source.clock.elapsed + 250 })).toEqual([]);
			// n8n may bring back an older memory: then it begins anew, and still nothing old is new.
		} while ((alarms.memory.poll as PollState).look);
		expect(polls).toBeLessThan(10);
		expect(alarms.lost).toEqual([]);
		expect(await alarms.poll()).toEqual(['new']);
		source.clock.elapsed = 20_000;
		expect(await alarms.poll()).toEqual(['late']);
		expect(old).toHaveLength(50);
	});

	test('begins anew when it was left unfinished for more than a day', async () => {
		source.backlog(50, 9_500);
		source.pageMs = 100;
		const alarms = trigger(source);
		await alarms.poll({ stopReadingAt: 10_250 });
		source.clock.elapsed = 90_000_000;
		source.occurs('there', 89_999_999);
		expect(await alarms.poll()).toEqual([]);
		expect(await alarms.poll()).toEqual([]);
	});

	test('starts where the user said, and then continues as usual', async () => {
		source.backlog(4, 1_000);
		const alarms = trigger(source, { startFrom: START + 1_002 });
		expect(await alarms.poll()).toEqual(['e1002', 'e1003']);
		expect(await alarms.poll()).toEqual([]);
		expect(source.asked[0]).toBe(1_002);
	});

	test('does not return everything again when only the filters change', async () => {
		source.backlog(4, 1_000);
		const alarms = trigger(source, { startFrom: START });
		expect(await alarms.poll()).toHaveLength(4);
		alarms.watch.watching = 'alarms with other filters';
		expect(await alarms.poll()).toEqual([]);
		expect(alarms.freshStarts).toBe(1);
	});

	test('starts again at the time that the user chooses later', async () => {
		const all = source.backlog(4, 1_000);
		const alarms = trigger(source);
		expect(await alarms.poll()).toEqual([]);
		alarms.watch.startFrom = START + 1_001;
		expect([await alarms.poll(), await alarms.poll()]).toEqual([all.slice(1), []]);
		alarms.watch.startFrom = undefined;
		expect(await alarms.poll()).toEqual([]);
		expect(alarms.freshStarts).toBe(0);
	});

	test('waits for a start in the far future', async () => {
		const later = 5 * 86_400_000;
		const alarms = trigger(source, { startFrom: START + later });
		source.occurs('early', 10_000);
		expect(await alarms.poll()).toEqual([]);
		source.occurs('in time', later);
		source.clock.elapsed = later;
		expect(await alarms.poll()).toEqual(['in time']);
		expect(alarms.freshStarts).toBe(0);
	});
});

describe('a poll', () => {
	test('returns a backlog over several polls, oldest first, and reads no further than it must', async () => {
		const all = source.backlog(10, 1_000);
		const alarms = trigger(source, { startFrom: START, maxItems: 4, lookBackMs: 0 });
		let pages = 0;
		source.onPage = () => void (pages += 1);
		const read: unknown[] = [];
		for (let count = 0; count < 4; count++) {
			pages = 0;
			read.push([await alarms.poll(), pages]);
		}
		// Three events on a page; without a look-back each poll begins at the last event of the one before.
		expect(read).toEqual([
			[all.slice(0, 4), 2],
			[all.slice(4, 8), 2],
			[all.slice(8), 1],
			[[], 1],
		]);
	});

	test('goes on as before when Start From is taken away again, and starts there when it is given again', async () => {
		const all = source.backlog(4, 9_500);
		const alarms = trigger(source, { startFrom: START + 9_501 });
		expect(await alarms.poll()).toEqual(all.slice(1));
		alarms.watch.startFrom = undefined;
		const state = { ...(alarms.memory.poll as PollState) };
		source.occurs('new', 10_001);
		source.clock.elapsed = 10_500;
		expect([await alarms.poll(), await alarms.poll()]).toEqual([['new'], []]);
		expect(alarms.memory.poll).toMatchObject({ floor: state.floor, startFrom: undefined });
		alarms.watch.startFrom = START + 9_501;
		expect(await alarms.poll()).toEqual([...all.slice(1), 'new']);
		expect(alarms.freshStarts).toBe(0);
	});

	test('leaves to the next one an event that appears while it reads, on a page that was already read', async () => {
		const alarms = trigger(source);
		await alarms.poll();
		source.clock.elapsed = 11_000;
		source.backlog(6, 10_500);
		source.pageMs = 100;
		// As late as allowed: it appears on a page that the first poll has already read.
		source.occurs('late', 10_120, 11_120);
		source.occurs('last', 11_190);
		expect(await alarms.poll()).not.toContain('late');
		expect(await alarms.poll()).toContain('late');
	});

	test('that runs out of time returns what it has read, and the next one returns the others', async () => {
		const all = source.backlog(9, 9_500);
		source.pageMs = 100;
		const alarms = trigger(source, { startFrom: START });
		expect(await alarms.poll({ stopReadingAt: 10_150 })).toEqual(all.slice(0, 6));
		expect(await alarms.poll()).toEqual(all.slice(6));
	});

	test('that runs out of time waits for no other page', async () => {
		const all = source.backlog(9, 9_500);
		let page = 0;
		source.onPage = async () => {
			source.clock.elapsed += 100;
			page += 1;
			if (page === 3) await new Promise(() => undefined);
		};
		const alarms = trigger(source, { startFrom: START });
		expect(await alarms.poll({ stopReadingAt: 10_150 })).toEqual(all.slice(0, 6));
	});

	test('that runs out of time does not fail because of a page after that', async () => {
		const all = source.backlog(9, 9_500);
		source.pageMs = 100;
		source.failAt = 2;
		const alarms = trigger(source, { startFrom: START });
		expect(await alarms.poll({ stopReadingAt: 10_150 })).toEqual(all.slice(0, 6));
	});

	test('that runs out of time without anything new goes on in the next one, and comes to what is new', async () => {
		source.backlog(9, 9_500);
		const alarms = trigger(source);
		await alarms.poll();
		source.clock.elapsed = 10_100;
		source.occurs('new', 10_050);
		source.pageMs = 100;
		const found: string[] = [];
		for (let polls = 0; polls < 6; polls++) {
			found.push(...(await alarms.poll({ stopReadingAt: source.clock.elapsed + 50 })));
		}
		expect(found).toEqual(['new']);
	});

	test('that could only read the same again and again is an error with advice, and changes nothing', async () => {
		for (let index = 0; index < 9; index++) source.occurs(`same ${index}`, 9_500);
		for (const isFirst of [true, false]) {
			const alarms = trigger(source);
			if (!isFirst) await alarms.poll();
			source.pageMs = 100;
			const short = async () => await alarms.poll({ stopReadingAt: source.clock.elapsed + 50 });
			expect(await short()).toEqual([]);
			const before = JSON.stringify(alarms.memory);
			const error = await caughtAs(short(), OutOfTimeError);
			expect(error.message).toContain('too many records have exactly the same time');
			expect(error.description).toContain('lower Look Back (Minutes)');
			expect(JSON.stringify(alarms.memory)).toBe(before);
			source.pageMs = 0;
		}
	});

	test('whose first page takes too long is an error with advice; a later page is read by the next poll', async () => {
		source.backlog(9, 9_500);
		const alarms = trigger(source, { startFrom: START });
		source.pageMs = 100;
		const breakAt = (page: number) => {
			let pages = 0;
			source.onPage = () => {
				if (pages++ === page) throw new TransportError({ message: 'no answer in time', transient: true });
			};
		};
		breakAt(0);
		await caughtAs(alarms.poll({ stopReadingAt: 10_050 }), OutOfTimeError);
		breakAt(1);
		expect(await alarms.poll({ stopReadingAt: source.clock.elapsed + 150 })).toHaveLength(3);
		source.onPage = () => undefined;
		expect(await alarms.poll()).toHaveLength(6);
	});

	test('that runs out of time among events dated in the future has read everything up to now', async () => {
		source.backlog(9, 20_000);
		source.occurrences.forEach((event) => (event.shownAt = 0));
		const alarms = trigger(source);
		await alarms.poll();
		source.pageMs = 100;
		expect(await alarms.poll({ stopReadingAt: 10_050 })).toEqual([]);
	});

	test('that reads the last page when time is up has read everything', async () => {
		source.backlog(3, 9_500);
		const alarms = trigger(source);
		await alarms.poll();
		source.pageMs = 100;
		expect(await alarms.poll({ stopReadingAt: 10_050 })).toEqual([]);
	});

	test('works with a list that cannot be stopped', async () => {
		const all = source.backlog(4, 9_500);
		const since = (from: number) => ({
			[Symbol.asyncIterator]: () => {
				const pages = source.since(from);
				return { next: async () => await pages.next() };
			},
		});
		const alarms = trigger(source, { startFrom: START, maxItems: 2, since });
		expect(await alarms.poll()).toEqual(all.slice(0, 2));
	});

	test('is not delayed by old events of a vendor that ignores the start time', async () => {
		source.backlog(10, 1_000);
		const since = () => source.since(0);
		const alarms = trigger(source, { maxItems: 2, since });
		await alarms.poll();
		source.occurs('new', 10_001);
		source.clock.elapsed = 10_500;
		expect(await alarms.poll()).toEqual(['new']);
	});

	test('looks back as far as before when the clock was set back', async () => {
		const alarms = trigger(source);
		await alarms.poll();
		source.occurs('first', 10_400);
		source.clock.elapsed = 10_500;
		expect(await alarms.poll()).toEqual(['first']);
		source.clock.skew = -3_600_000;
		source.occurs('second', 10_600);
		source.clock.elapsed = 10_700;
		expect(await alarms.poll()).toEqual(['second']);
		source.clock.skew = 0;
		source.occurs('late', 10_000, 10_800);
		source.clock.elapsed = 10_900;
		expect(await alarms.poll()).toEqual(['late']);
	});

	test('loses nothing when it was activated with a clock that was ahead, and returns no more from before than the look-back has', async () => {
		for (const skew of [900, 60_000, 3_600_000, 7_200_000]) {
			source = vendor();
			source.clock.elapsed = 10_000;
			source.clock.skew = skew;
			source.occurs('before', 9_400);
			source.occurs('in the look-back', 9_900);
			const alarms = trigger(source);
			expect(await alarms.poll()).toEqual([]);
			source.clock.skew = 0;
			source.occurs('a', 10_001);
			source.occurs('late', 9_950, 10_400);
			source.clock.elapsed = 10_500;
			const found = await alarms.poll();
			expect(found.filter((id) => id !== 'in the look-back')).toEqual(['late', 'a']);
			expect(await alarms.poll()).toEqual([]);
		}
	});

	test('loses nothing after its state was written by a clock that was 20 hours ahead', async () => {
		source.clock.skew = 20 * 3_600_000;
		const alarms = trigger(source);
		await alarms.poll();
		source.clock.skew = 0;
		const found: string[] = [];
		for (let count = 0; count < 5; count++) {
			source.occurs(`e${count}`, 10_100 + count * 100, 10_200 + count * 100);
			source.clock.elapsed = 10_250 + count * 100;
			found.push(...(await alarms.poll()));
		}
		expect(found).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
	});
});
