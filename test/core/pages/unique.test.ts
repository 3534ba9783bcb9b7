import fc from 'fast-check';
import { recentIds } from '../../../core/pages/unique';

test('an ID is new once among the latest ones, and at most twice as many are remembered', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 10 }),
			fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 200 }),
			(remembered, ids) => {
				const isNew = recentIds(remembered);
				const answers = ids.map(isNew);
				ids.forEach((id, index) => {
					const before = ids.slice(0, index).filter((_, position) => answers[position]);
					const last = before.lastIndexOf(id);
					const since = new Set(before.slice(last + 1)).size;
					if (last < 0) expect(answers[index]).toBe(true);
					else if (since < remembered) expect(answers[index]).toBe(false);
					else if (since >= 2 * remembered) expect(answers[index]).toBe(true);
				});
			},
		),
	);
});

test('50,000 IDs are remembered by default', () => {
	const isNew = recentIds();
	for (let id = 0; id < 50_000; id++) isNew(`${id}`);
	expect([isNew('0'), isNew('49999'), isNew('50000')]).toEqual([false, false, true]);
});
