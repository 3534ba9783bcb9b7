import { trigger, vendor } from './vendor';

const DELAY = { delayMs: 100 };

/** A trigger that was activated at 1,000 ms. */
async function activated(rules = {}) {
	const source = vendor();
	source.clock.elapsed = 1_000;
	const alarms = trigger(source, { ...DELAY, ...rules });
	source.occurs('before', 950);
	await alarms.poll();
	const at = async (elapsed: number) => {
		source.clock.elapsed = elapsed;
		return await alarms.poll();
	};
	return { source, alarms, at };
}

describe('a trigger with a delay', () => {
	test('returns an event when it is old enough, and not before', async () => {
		const { source, at } = await activated();
		source.occurs('a', 1_010);
		expect(await at(1_020)).toEqual([]);
		expect(await at(1_109)).toEqual([]);
		expect(await at(1_110)).toEqual(['a']);
		expect(await at(1_300)).toEqual([]);
	});

	test('does not return what occurred before it was activated, even if that was young then', async () => {
		const { at } = await activated();
		expect(await at(1_040)).toEqual([]);
		expect(await at(1_200)).toEqual([]);
	});

	test('does not lose an event that waits while a younger one is late', async () => {
		const { source, at } = await activated({ lookBackMs: 50 });
		source.occurs('waits', 1_100);
		source.occurs('late', 1_050, 1_150);
		expect(await at(1_155)).toEqual(['late']);
		expect(await at(1_205)).toEqual(['waits']);
	});

	test('does not count events that wait among those it may return at once', async () => {
		const { source, at } = await activated({ maxItems: 2 });
		source.backlog(4, 1_010);
		expect(await at(1_111)).toEqual(['e1010', 'e1011']);
		expect(await at(1_120)).toEqual(['e1012', 'e1013']);
	});

	test('does not wait for a date that is further ahead than the delay', async () => {
		const { source, at } = await activated();
		source.occurs('soon', 1_060, 1_005);
		source.occurs('wrong date', 9_000, 1_005);
		expect(await at(1_010)).toEqual(['wrong date']);
		expect(await at(1_160)).toEqual(['soon']);
	});
});

test('without a delay an event dated ahead is returned immediately', async () => {
	const { source, at } = await activated({ delayMs: undefined });
	source.occurs('ahead', 1_050, 1_005);
	expect(await at(1_010)).toEqual(['ahead']);
});
