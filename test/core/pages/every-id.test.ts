import { everyId } from '../../../core/pages/every-id';

test('an ID is new only when it comes for the first time, however many came in between', () => {
	const isNew = everyId(() => 0.5);
	const ids = Array.from({ length: 50_000 }, (_, number) => `record ${number}`);
	expect(ids.filter(isNew)).toHaveLength(50_000);
	expect(ids.filter(isNew)).toEqual([]);
	expect([isNew(''), isNew(''), isNew('record 50000')]).toEqual([true, false, true]);
});
