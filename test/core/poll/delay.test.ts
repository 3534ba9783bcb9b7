import { trigger, vendor } from './vendor';

const DELAY = { delayMs: 100 };

/** A trigger that has been switched on at 1,000 ms. */
async function switchedOn(rules = {}) {
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
	test('hands an event on once it is old enough, and not before', async () => {
		const { source, at } = await switchedOn();
		source.occurs('a', 1_010);
		expect(await at(1_020)).toEqual([]);
		expect(await at(1_109)).toEqual([]);
		expect(await at(1_110)).toEqual(['a']);
		expect(await at(1_300)).toEqual([]);
	});

	test('does not hand on what occurred before it was switched on, however young it was then', async () => {
		const { at } = await switchedOn();
		expect(await at(1_040)).toEqual([]);
		expect(await at(1_200)).toEqual([]);
	});

	test('does not pass over an event that waits while a younger one is late', async () => {
		const { source, at } = await switchedOn({ lookBackMs: 50 });
		source.occurs('waits', 1_100);
		source.occurs('late', 1_050, 1_150);
		expect(await at(1_155)).toEqual(['late']);
		expect(await at(1_205)).toEqual(['waits']);
	});

	test('counts events that wait not among those it may hand on at once', async () => {
		const { source, at } = await switchedOn({ maxItems: 2 });
		source.backlog(4, 1_010);
		expect(await at(1_111)).toEqual(['e1010', 'e1011']);
		expect(await at(1_120)).toEqual(['e1012', 'e1013']);
	});

	test('does not wait for a date that lies further ahead than the delay', async () => {
		const { source, at } = await switchedOn();
		source.occurs('soon', 1_060, 1_005);
		source.occurs('wrong date', 9_000, 1_005);
		expect(await at(1_010)).toEqual(['wrong date']);
		expect(await at(1_160)).toEqual(['soon']);
	});
});

test('without a delay an event dated ahead is handed on at once', async () => {
	const { source, at } = await switchedOn({ delayMs: undefined });
	source.occurs('ahead', 1_050, 1_005);
	expect(await at(1_010)).toEqual(['ahead']);
});
