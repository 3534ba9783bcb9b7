import { ResponseError } from '../../../core/errors/response-error';
import { cursor } from '../../../core/pages/cursor';
import { objectOf } from '../../../core/json';
import { expectRows } from '../../harness/rows';

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

test('no cursor ends the list, and anything else than one is refused, since as the end it would hide the rest', async () => {
	const style = cursor(list);
	expect(style.first).toEqual({});
	const following = (next: unknown) => style.following({ next }, style.first, 0);
	await expectRows<unknown>(
		[
			[undefined, [0, {}]],
			[null, [0, {}]],
			['', [0, {}]],
			[false, [0, {}]],
			[{ token: 'x' }, 'the answer has an object; expected a cursor'],
			[['x'], 'the answer has a list; expected a cursor'],
			[true, 'the answer has a boolean; expected a cursor'],
		],
		(next) => [following(next).count, following(next).at(0)],
	);
	expect(() => following(true)).toThrow(ResponseError);
});
