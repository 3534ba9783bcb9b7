import fc from 'fast-check';
import { ResponseError } from '../../../core/errors/response-error';
import { hal } from '../../../core/pages/hal';
import { expectRows } from '../../harness/rows';
import { refuses } from '../refuses';

const style = hal({ names: ['alarms', 'alerts'], size: 20 });
const next = { next: { href: 'https://elsewhere.test/?page=1' } };
const following = (body: unknown, page = 0) => style.following(body, { query: { page, size: 20 } }, 20);

describe('the records of a HAL page', () => {
	test('are found under each name that the list may have', () => {
		expect(style.rows({ _embedded: { alarms: [{ id: 1 }] } })).toEqual([{ id: 1 }]);
		expect(style.rows({ _embedded: { alerts: [{ id: 2 }] } })).toEqual([{ id: 2 }]);
	});

	test('are none where a part of a collection has no list', async () => {
		const empty = [
			{ _links: {} },
			{ page: {} },
			{ _embedded: {} },
			{ _embedded: null },
			{ _embedded: null, _links: {} },
		];
		await expectRows(
			empty.map((body) => [body, []] as const),
			(body) => style.rows(body),
		);
	});

	test('are refused in anything else, and the error names the field', async () => {
		const wrong = [
			[null, 'the answer is not a HAL collection'],
			[[], 'the answer is not a HAL collection'],
			[{ error: 'x' }, 'the answer is not a HAL collection: it has none of _embedded, _links and page'],
			[{ _embedded: [] }, 'the answer has a list at _embedded; expected an object'],
			[{ _embedded: { alarms: {} } }, 'the answer has an object at _embedded.alarms; expected a list'],
			[{ _embedded: { alarms: [{}, 3] } }, 'the answer has a number at _embedded.alarms[1]; expected a record'],
			[{ _embedded: { incidents: [] } }, 'the answer has _embedded.incidents; expected _embedded.alarms'],
			[{ _embedded: { 'a b': [] } }, 'the answer has another list; expected _embedded.alarms'],
		] as const;
		await expectRows<unknown>(wrong, (body) => style.rows(body));
		expect(wrong.filter(([body]) => !refuses(() => style.rows(body), ResponseError))).toEqual([]);
	});

	test('are records, none, or one of our errors for any JSON', () => {
		const part = fc.jsonValue();
		const shaped = fc.record({ _embedded: part, _links: part, page: part }, { requiredKeys: [] });
		fc.assert(
			fc.property(fc.oneof(part, shaped), (body) => {
				try {
					expect(Array.isArray(style.rows(body))).toBe(true);
					expect(following(body).count).toBeGreaterThanOrEqual(0);
				} catch (error) {
					expect(error).toBeInstanceOf(ResponseError);
				}
			}),
		);
	});
});

describe('what follows a HAL page', () => {
	test('is requested by our own page number, regardless of the next link [case 23]', () => {
		const ahead = following({ _links: next, page: { totalPages: 4 } });
		expect(ahead.count).toBe(3);
		expect(ahead.at(2)).toEqual({ query: { page: 3, size: 20 } });
	});

	test('is nothing without a next link, regardless of the number of pages', () => {
		for (const none of [undefined, null, [], '', false]) {
			expect(following({ _links: { next: none }, page: { totalPages: 9 } }).count).toBe(0);
		}
	});

	test('follows from the number of pages where there are no links, and is nothing where there is neither', () => {
		expect(following({ page: { totalPages: '3' } }).count).toBe(2);
		expect(following({ page: { totalPages: 1 } }).count).toBe(0);
		expect(following({ _embedded: {} }).count).toBe(0);
		expect(following(undefined).count).toBe(0);
	});

	test('is at least one page behind a next link, whatever the number of pages is', async () => {
		const wrong = [0, 1, '1', -1, 'NaN', null, undefined];
		await expectRows<unknown>(
			wrong.map((totalPages) => [totalPages, [1, 1]] as const),
			(totalPages) =>
				[next, { next: [{ href: 'x' }] }].map((_links) => following({ _links, page: { totalPages } }).count),
		);
	});
});

test('the total is that of the answer, where it has one', async () => {
	await expectRows<unknown>(
		[
			[{ page: { totalElements: 7 } }, 7],
			[{ page: { totalElements: '7' } }, 7],
			[{ page: {} }, undefined],
			[{}, undefined],
			[null, undefined],
		],
		(body) => style.total?.(body),
	);
});

describe('a server that ignores the page number', () => {
	test('is recognized by the page number in its answer', () => {
		expect(() => following({ _links: next, page: { number: 0, totalPages: 9 } }, 1)).toThrow(
			new ResponseError('the service sent page 0 of the list instead of page 1'),
		);
	});

	test('is not suspected where it only counts from one', () => {
		expect(following({ _links: next, page: { number: 1, totalPages: 9 } }, 0).count).toBe(8);
		expect(following({ _links: next, page: { number: '4', totalPages: 9 } }, 4).count).toBe(4);
	});
});
