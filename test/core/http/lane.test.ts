import { Lane, laneOf } from '../../../core/http/lane';
import { steppedClock } from '../../harness/fake-clock';

const limits = { readsPerSecond: 10, writesPerSecond: 5 };

async function turnsIn(
	lane: Lane,
	method: string,
	clock: ReturnType<typeof steppedClock>,
	ms: number,
): Promise<number> {
	let turns = 0;
	for (let caller = 0; caller < 100; caller++) void lane.turn(method, {}).then(() => (turns += 1));
	await clock.advance(ms);
	return turns;
}

test('reads and writes are paced apart, a tenth below what the vendor publishes', async () => {
	const clock = steppedClock();
	const lane = new Lane(limits, clock);
	const reads = turnsIn(lane, 'GET', clock, 9_990);
	const writes = turnsIn(lane, 'POST', clock, 0);
	expect([await reads, await writes]).toEqual([90, 1]);
	expect(await turnsIn(new Lane(limits, clock), 'DELETE', clock, 9_990)).toBe(45);
	expect(await turnsIn(new Lane({}, clock), 'HEAD', clock, 0)).toBe(100);
	expect(await turnsIn(new Lane({}, clock), 'PUT', clock, 0)).toBe(100);
});

test('a pause holds reads and writes', async () => {
	const clock = steppedClock();
	const lane = new Lane({}, clock);
	lane.hold(2_000);
	const turns: string[] = [];
	for (const method of ['GET', 'POST']) void lane.turn(method, {}).then(() => turns.push(method));
	await clock.advance(1_999);
	expect(turns).toEqual([]);
	await clock.advance(1);
	expect(turns).toEqual(['GET', 'POST']);
});

test('all executions of a credential share one lane, and no other credential does', () => {
	const clock = steppedClock();
	const lane = laneOf('credential 1', limits, clock);
	expect(laneOf('credential 1', limits, clock)).toBe(lane);
	expect(laneOf('credential 2', limits, clock)).not.toBe(lane);
});
