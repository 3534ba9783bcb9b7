import type { Need, Story } from '../story.cts';

const TOTALS = [0, -1, '3', 'many', null, 1e9, 1e400, 0.5, {}];

/** Pages that say how many records the list has. */
const A_TOTAL: Need = {
	isThere: ({ list }) => list.declaration.total !== undefined,
	otherwise: 'the pages of its lists tell no total',
};

/** The total of a list is wrong. */
export const totalIsOdd: Story[] = [
	{
		cases: [71],
		promise: 'a total that is odd ends no list early: all records, or a doubt, or an error, after few requests',
		needs: A_TOTAL,
		async story(subject) {
			const total = subject.list.declaration.total!;
			const place = await subject.list.start();
			const known = subject.list.known(place);
			for (const odd of TOTALS) {
				place.vendor.resetCounters();
				place.vendor.setFaults([subject.fault({ patch: total(odd as number) })]);
				const { json, hints, error } = await subject.list.read(place);
				const isWhole = subject.list.ids(json).length === known.length;
				const isDoubted = hints.some(({ message }) => message.includes('incomplete'));
				expect([odd, isWhole || isDoubted || error !== undefined]).toEqual([odd, true]);
				expect([odd, error?.message ?? '']).not.toEqual([odd, expect.stringMatching(/unexpected/)]);
				expect([odd, subject.asked(place).length <= 20]).toEqual([odd, true]);
			}
		},
	},
];
