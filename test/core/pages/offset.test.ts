import { offset } from '../../../core/pages/offset';
import { objectOf, rowsAt } from '../../../core/json';
import { records } from './lists';

const shape = {
	parameters: { offset: 'from', limit: 'length' },
	size: 10,
	rows: (body: unknown) => rowsAt(objectOf(body)?.data, 'data'),
};
const style = offset({ ...shape, total: (body) => objectOf(body)?.total });
const following = (count: number, total: unknown, from = 0, largest = 10) =>
	style.following({ data: records(count), total }, { query: { from, length: 10 } }, largest);

test('offset and limit are sent in the query, or in the body of a search', () => {
	expect(style.first).toEqual({ query: { from: 0, length: 10 } });
	expect(offset({ ...shape, location: 'body' }).first).toEqual({ body: { from: 0, length: 10 } });
});

test('with a known total, all following pages are known', () => {
	const ahead = following(10, 35);
	expect(ahead.count).toBe(3);
	expect(ahead.at(2)).toEqual({ query: { from: 30, length: 10 } });
	expect(following(10, '20', 10).count).toBe(0);
});

test('the next offset is counted from the records received, since a server may return fewer than requested', () => {
	const ahead = following(4, 12, 0, 4);
	expect([ahead.count, ahead.at(0), ahead.at(1)]).toEqual([
		2,
		{ query: { from: 4, length: 10 } },
		{ query: { from: 8, length: 10 } },
	]);
});

test('behind a page shorter than others only one step is known', () => {
	expect(following(3, 100, 10).count).toBe(1);
});

test('with a total that is missing or wrong, a page that is not full is not treated as the last one', () => {
	const counts = [undefined, 'many', -1, 5].map((total) => [following(9, total).count, following(0, total, 9).count]);
	expect(counts).toEqual(Array(4).fill([1, 0]));
});

test('the total is that of the answer, as a number', () => {
	expect(style.total?.({ total: '35' })).toBe(35);
	expect(style.total?.({ total: 'many' })).toBeUndefined();
	expect(offset(shape).total?.({ total: 35 })).toBeUndefined();
});

test('an empty page ends the list, regardless of the total', () => {
	expect(following(0, 50, 30).count).toBe(0);
});
