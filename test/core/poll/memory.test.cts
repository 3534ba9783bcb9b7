/** What stays in memory while a trigger reads; only the garbage collector can tell. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '../../../core/clock';
import { lookAtMembers } from '../../../core/poll/look-at-members';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('of the records of a list those stay in memory that a poll returns, and no others', async () => {
	const known = Array.from({ length: 2_000 }, (_, index) => `known ${index}`);
	const fresh = Array.from({ length: 2_000 }, (_, index) => `new ${index}`);
	const records: Array<WeakRef<object>> = [];
	let alive = NaN;
	async function* pages() {
		for (const id of [...known, ...fresh, ...fresh]) {
			const item = { id };
			records.push(new WeakRef(item));
			yield [{ id, item }];
		}
		// A record that was looked at is kept to the end of the turn.
		await new Promise((resolve) => setImmediate(resolve));
		collect();
		alive = records.filter((record) => record.deref()).length;
	}
	for (const [change, most] of [
		['entered', 10],
		['left', 0],
	] as const) {
		records.length = 0;
		const before = { ids: new Set(known), doubted: false };
		const time = { stopReadingAt: Infinity, abandonedAt: Infinity };
		await lookAtMembers(pages, before, { change, maxItems: 10 }, undefined, { clock: systemClock, time });
		expect(alive).toBeGreaterThanOrEqual(most);
		// The latest record may still be in use.
		expect(alive).toBeLessThanOrEqual(most + 2);
	}
});
