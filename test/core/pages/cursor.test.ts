import { ResponseError } from '../../../core/errors/response-error';
import { cursor } from '../../../core/pages/cursor';
import { objectOf } from '../../../core/json';

const list = { parameter: 'after', rows: () => [], cursor: (body: unknown) => objectOf(body)?.next };

test('a cursor is sent in the query beside the parameters of the first request', () => {
	const style = cursor({ ...list, first: { query: { limit: 5 } } });
	expect(style.first).toEqual({ query: { limit: 5 } });
	const ahead = style.following({ next: 'abc' }, style.first, 0);
	expect([ahead.count, ahead.at(0)]).toEqual([1, { query: { limit: 5, after: 'abc' } }]);
});

test('a cursor is sent in the body where the list is a search', () => {
	const style = cursor({ ...list, location: 'body', first: { body: { query: 'x' } } });
	expect(style.following({ next: 7 }, style.first, 0).at(0)).toEqual({ body: { query: 'x', after: 7 } });
});

test.each([undefined, null, '', false])('the cursor %p ends the list', (next) => {
	const style = cursor(list);
	expect(style.first).toEqual({});
	const end = style.following({ next }, style.first, 0);
	expect([end.count, end.at(0)]).toEqual([0, {}]);
});

test.each([
	[{ token: 'x' }, 'an object'],
	[['x'], 'a list'],
	[true, 'a boolean'],
])('the cursor %j is refused, since as the end of the list it would hide the rest', (next, kind) => {
	const style = cursor(list);
	expect(() => style.following({ next }, style.first, 0)).toThrow(
		new ResponseError(`the answer has ${kind}; expected a cursor`),
	);
});
