import { sources, SHIPPED } from '../../sources.cts';

test('Only the two readers of times read a time from text: the built-in one follows the zone of the machine [case 93]', () => {
	// Its own three forms are checked before, and all are in GMT.
	const allowed = ['core/http/retry-after.ts'];
	const found = sources(...SHIPPED).filter(({ text }) => /\bDate\.parse\b|\btryToParseDateTime\b/.test(text));
	expect(found.map(({ file }) => file).sort()).toEqual([...allowed, 'core/time/written-time.ts'].sort());
});
