import { TransportError } from '../../../core/errors/transport-error';
import { poll } from '../../../core/poll/poll';
import type { PollState } from '../../../core/poll/state';
import { caughtAs } from '../pages/caught-as';
import { START, trigger, vendor, type Vendor } from './vendor';

let source: Vendor;

const activated = () => {
	const fresh = vendor();
	fresh.clock.elapsed = 10_000;
	return fresh;
};

beforeEach(() => {
	source = activated();
});

describe('a poll that fails', () => {
	test('at any page changes nothing, and the next one returns everything', async () => {
		const all = source.backlog(9, 9_500);
		const alarms = trigger(source, { startFrom: START });
		source.failAt = 2;
		await caughtAs(alarms.poll(), Error);
		expect(alarms.memory).toEqual({});
		source.failAt = undefined;
		expect(await alarms.poll()).toEqual(all);
	});

	test('because n8n has abandoned it changes nothing', async () => {
		const all = source.backlog(9, 9_500);
		const alarms = trigger(source, { startFrom: START });
		source.pageMs = 100;
		const error = await caughtAs(alarms.poll({ abandonedAt: 10_299 }), TransportError);
		expect(error.message).toBe('reading took longer than n8n allows for a poll');
		expect(alarms.memory).toEqual({});
		expect(await alarms.poll({ abandonedAt: 10_600 })).toEqual(all);
	});
});

describe('two polls that overlap', () => {
	test('return each event once, and the slower one returns nothing, at the first activation and later [case 87]', async () => {
		for (const rules of [{}, { startFrom: START }]) {
			source = activated();
			const alarms = trigger(source, rules);
			await alarms.poll();
			source.occurs('both', 10_100);
			source.clock.elapsed = 10_200;
			const time = { stopReadingAt: Infinity, abandonedAt: Infinity };
			let quick: string[] = [];
			source.onPage = async () => {
				source.onPage = () => undefined;
				quick = await poll(alarms.watch, alarms.memory, source.clock, time);
				// Only the slow one reads this event.
				source.occurs('slow', 10_150);
			};
			const slow = await poll(alarms.watch, alarms.memory, source.clock, time);
			expect([quick, slow]).toEqual([['both'], []]);
			expect(await alarms.poll()).toEqual(['slow']);
		}
	});

	test('do not disturb each other when the trigger was changed in the meantime', async () => {
		const before = trigger(source, { watching: 'alarms' });
		source.onPage = async () => {
			source.onPage = () => undefined;
			await poll({ ...before.watch, watching: 'events' }, before.memory, source.clock, {
				stopReadingAt: Infinity,
				abandonedAt: Infinity,
			});
		};
		before.memory = {};
		const memory = before.memory;
		await poll(before.watch, memory, source.clock, { stopReadingAt: Infinity, abandonedAt: Infinity });
		expect((memory.poll as unknown as PollState).watching).toBe('events');
	});
});

describe('the state of a trigger', () => {
	test('that cannot be used is reported, and the trigger starts again without returning old events [case 90]', async () => {
		source.backlog(9, 9_500);
		const alarms = trigger(source);
		for (const garbage of [null, 'x', { watermark: 1e15 }, { version: 0 }]) {
			alarms.memory = { poll: garbage };
			expect(await alarms.poll()).toEqual([]);
		}
		expect(alarms.freshStarts).toBe(4);
		expect(await alarms.poll()).toEqual([]);
		expect(alarms.freshStarts).toBe(4);
	});

	test('of something else that was watched is not used', async () => {
		const alarms = trigger(source);
		await alarms.poll();
		expect(alarms.freshStarts).toBe(0);
		alarms.watch.watching = 'events';
		await alarms.poll();
		expect(alarms.freshStarts).toBe(1);
	});

	test('that is full shortens the look-back and says so, on the first poll too [case 89]', async () => {
		source.backlog(9, 9_500);
		const alarms = trigger(source, { maxSeen: 4 });
		await alarms.poll();
		expect(alarms.lost).toEqual([505]);
		expect(await alarms.poll()).toEqual([]);
	});

	test('does not grow without limit because of events dated in the future, and says so', async () => {
		for (let index = 0; index < 5; index++) source.occurs(`future ${index}`, 1e9 + index, 0);
		const alarms = trigger(source, { startFrom: START, maxAhead: 4 });
		expect(await alarms.poll()).toHaveLength(5);
		source.occurs('good', 10_001);
		source.clock.elapsed = 10_500;
		expect([await alarms.poll(), await alarms.poll()]).toEqual([['good'], []]);
		expect(Object.keys((alarms.memory.poll as PollState).seen)).toHaveLength(5);
		expect(alarms.ahead).toEqual([1]);
	});

	test('is of limited size for IDs of any length', async () => {
		const ids = Array.from({ length: 100 }, (_, index) => `${'\u0000'.repeat(100_000)}${index}`);
		ids.forEach((id, index) => source.occurs(id, 10_001 + index));
		const alarms = trigger(source, { startFrom: START });
		expect(await alarms.poll()).toEqual([]);
		source.clock.elapsed = 10_500;
		expect(await alarms.poll()).toEqual(ids);
		expect(await alarms.poll()).toEqual([]);
		expect(JSON.stringify(alarms.memory).length).toBeLessThan(100 * 100);
	});
});
