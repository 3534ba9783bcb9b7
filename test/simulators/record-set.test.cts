import fc from 'fast-check';
import { RecordSet, type RecordSource } from '../../simulators/kernel/record-set.cts';

interface Item extends Readonly<Record<string, unknown>> {
	id: string;
	time: number;
	color: string;
}

const COLORS = ['red', 'green', 'blue'];

function itemsOf(total: number, spacing: number): RecordSource<Item> {
	const timeOf = (number: number) => 1000 - Math.floor(number * spacing);
	const idOf = (number: number) => `generated-${(number * 7919) % 1009}`;
	const record = (number: number) => ({ id: idOf(number), time: timeOf(number), color: COLORS[number % 3] });
	return { total, timeOf, idOf, record, facets: record, numberOf: () => undefined };
}

describe('a record set', () => {
	it('orders, filters and cuts like a sorted array, with added records and with equal times', () => {
		const setUp = {
			total: fc.nat(40),
			spacing: fc.constantFrom(0, 0.3, 1, 10),
			added: fc.array(fc.integer({ min: 850, max: 1050 }), { maxLength: 20 }),
			from: fc.integer({ min: 850, max: 1050 }),
			to: fc.integer({ min: 850, max: 1050 }),
			isDescending: fc.boolean(),
		};
		fc.assert(
			fc.property(fc.record(setUp), ({ total, spacing, added, from, to, isDescending }) => {
				const source = itemsOf(total, spacing);
				const set = new RecordSet(source, (item) => item);
				const plain = Array.from({ length: total }, (_, number) => source.record(number));
				for (const [index, time] of added.entries()) {
					const item = { id: `added-${index}`, time, color: COLORS[index % 3] };
					set.add(item);
					plain.push(item);
				}
				plain.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
				expect([...set.all]).toEqual(plain);

				const matches = (facets: Readonly<Record<string, unknown>>) => facets.color === 'red';
				for (const filter of [undefined, matches]) {
					const selected = set.select({ from, to, matches: filter, isDescending, key: String(filter) });
					const expected = plain.filter((item) => item.time >= from && item.time <= to && (!filter || filter(item)));
					const found = Array.from({ length: selected.length }, (_, index) => selected.at(index));
					expect(found).toEqual(isDescending ? expected.reverse() : expected);
				}
			}),
		);
	});

	it('shows a replaced record immediately, also in a list that was filtered before', () => {
		const set = new RecordSet(itemsOf(0, 1), (item) => item);
		set.add({ id: 'a', time: 1, color: 'red' });
		const reds = () => set.select({ matches: ({ color }) => color === 'red', isDescending: false, key: 'red' }).length;
		expect(reds()).toBe(1);
		set.replace({ id: 'a', time: 1, color: 'blue' });
		expect([reds(), set.find('a')?.color]).toEqual([0, 'blue']);
		expect(() => set.replace({ id: 'b', time: 1, color: 'blue' })).toThrow('exists');
	});
});
