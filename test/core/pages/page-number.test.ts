import { pageNumber } from '../../../core/pages/page-number';
import { objectOf, rowsAt } from '../../../core/json';
import { records } from './lists';

const names = { page: 'page', size: 'per_page' };
const style = pageNumber({
	parameters: names,
	size: 10,
	start: 1,
	rows: (body) => rowsAt(objectOf(body)?.data, 'data'),
	totalPages: (body) => objectOf(body)?.pages,
	total: (body) => objectOf(body)?.total,
});
const following = (count: number, pages: unknown, page = 1) =>
	style.following({ data: records(count), pages }, { query: { page } }, 10);

test('the first page has the number with which the vendor begins', () => {
	expect(style.first).toEqual({ query: { page: 1, per_page: 10 } });
	expect(pageNumber({ parameters: names, size: 10, start: 0, rows: () => [] }).first.query).toEqual({
		page: 0,
		per_page: 10,
	});
});

test('with a known number of pages, all following pages are known', () => {
	const ahead = following(10, 4);
	expect(ahead.count).toBe(3);
	expect(ahead.at(2)).toEqual({ query: { page: 4, per_page: 10 } });
	expect(following(10, '4', 4).count).toBe(0);
});

test('without the number of pages the walk ends at an empty page, since a page that is not full may be the largest that the server returns', () => {
	expect(following(3, undefined).at(0)).toEqual({ query: { page: 2, per_page: 10 } });
	expect(following(0, undefined, 2).count).toBe(0);
});

test('the total is that of the answer', () => {
	expect(style.total?.({ total: '35' })).toBe(35);
	expect(pageNumber({ parameters: names, size: 10, start: 1, rows: () => [] }).total?.({ total: 35 })).toBeUndefined();
});

test('a number of pages below that of a page with records is wrong', () => {
	expect(following(10, 0).count).toBe(1);
	expect(following(10, 1, 2).count).toBe(1);
	expect(following(0, 0).count).toBe(0);
});

test('an empty page in the middle does not end a list whose number of pages is known [case 69]', () => {
	expect(following(0, 4, 2).count).toBe(2);
});

test('what the answer says of a next page counts more than its number of pages', () => {
	const told = (hasNext: boolean | undefined) =>
		pageNumber({
			parameters: names,
			size: 10,
			start: 1,
			rows: () => records(10),
			totalPages: () => 3,
			hasNext: () => hasNext,
		});
	const after = (page: number, hasNext: boolean | undefined) =>
		told(hasNext).following({}, { query: { page } }, 10).count;
	expect([after(1, true), after(3, true), after(1, false), after(1, undefined)]).toEqual([2, 1, 0, 2]);
});

test('behind a page with records is the next page, and behind an empty one that page again', () => {
	const behind = (count: number) => style.beyond?.({ data: records(count) }, { query: { page: 4 } });
	expect(behind(3)).toEqual({ query: { page: 5, per_page: 10 } });
	expect(behind(0)).toEqual({ query: { page: 4, per_page: 10 } });
});
