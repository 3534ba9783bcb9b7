import { numbered, pageNumber } from '../../../core/pages/page-number';
import { objectOf, rowsAt } from '../../../core/pages/shape';
import { records } from './lists';

const names = { page: 'page', size: 'per_page' };
const style = pageNumber({
	parameters: names,
	size: 10,
	start: 1,
	rows: (body) => rowsAt(objectOf(body)?.data, 'data'),
	totalPages: (body) => objectOf(body)?.pages,
});
const following = (count: number, pages: unknown, page = 1) =>
	style.following({ data: records(count), pages }, { query: { page } }, 10);

test('the first page has the number that the vendor begins with', () => {
	expect(style.first).toEqual({ query: { page: 1, per_page: 10 } });
	expect(numbered(names, 10, 0).at(0)).toEqual({ query: { page: 0, per_page: 10 } });
});

test('a known total tells all the pages that follow', () => {
	const ahead = following(10, 4);
	expect(ahead.count).toBe(3);
	expect(ahead.at(2)).toEqual({ query: { page: 4, per_page: 10 } });
	expect(following(10, '4', 4).count).toBe(0);
});

test('without a total the walk ends at an empty page, since a page that is not full may be all that the server gives', () => {
	expect(following(3, undefined).at(0)).toEqual({ query: { page: 2, per_page: 10 } });
	expect(following(0, undefined, 2).count).toBe(0);
});

test('a total below the number of a page that has records is wrong', () => {
	expect(following(10, 0).count).toBe(1);
	expect(following(10, 1, 2).count).toBe(1);
	expect(following(0, 0).count).toBe(0);
});

test('an empty page in the middle does not end a list whose total is known', () => {
	expect(following(0, 4, 2).count).toBe(2);
});
