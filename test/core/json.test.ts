import fc from 'fast-check';
import { ResponseError } from '../../core/errors/response-error';
import { expectRows } from '../harness/rows';
import { countOf, objectOf, pointerOf, recordOf, rowsAt } from '../../core/json';

test('an object has fields and is not a list', () => {
	const object = { a: 1 };
	expect(objectOf(object)).toBe(object);
	for (const other of [undefined, null, [], 'text', 1, true]) expect(objectOf(other)).toBeUndefined();
});

test('a list of records is returned unchanged, also with hostile keys', () => {
	const rows = JSON.parse('[{"__proto__": {"admin": true}, "constructor": 1}]') as unknown;
	expect(rowsAt(rows, 'data')).toBe(rows);
	expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test('anything else than a list of records is named by its type and place, and its value is not shown', async () => {
	await expectRows<unknown>(
		[
			[undefined, 'the answer has nothing at data; expected a list'],
			[null, 'the answer has null at data; expected a list'],
			[{}, 'the answer has an object at data; expected a list'],
			['x', 'the answer has a string at data; expected a list'],
			[4, 'the answer has a number at data; expected a list'],
			[false, 'the answer has a boolean at data; expected a list'],
			[[{}, []], 'the answer has a list at data[1]; expected a record'],
		],
		(value) => rowsAt(value, 'data'),
	);
	expect(() => rowsAt(4, 'data')).toThrow(ResponseError);
});

test('a count is a whole number from zero, also as a text', async () => {
	await expectRows<unknown>(
		[
			[3, 3],
			['3', 3],
			[0, 0],
			['', undefined],
			[' ', undefined],
			['three', undefined],
			[-1, undefined],
			[1.5, undefined],
			[NaN, undefined],
			[Infinity, undefined],
			[2 ** 60, undefined],
			[null, undefined],
			[[3], undefined],
		],
		countOf,
	);
});

test('a count is a whole number from zero or undefined, for any JSON', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const count = countOf(value) ?? 0;
			expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
		}),
	);
});

test('a pointer is a text or a number, is missing, or is refused with an error that names it', () => {
	expect([pointerOf('x', 'a link'), pointerOf(0, 'a link'), pointerOf(null, 'a link')]).toEqual(['x', 0, undefined]);
	expect(() => pointerOf({}, 'a link')).toThrow(new ResponseError('the answer has an object; expected a link'));
});

test('an answer that is one record is returned unchanged, and anything else is refused', () => {
	const record = { id: 1 };
	expect(recordOf(record, 'an alarm')).toBe(record);
	expect(() => recordOf([record], 'an alarm')).toThrow(new ResponseError('the answer has a list; expected an alarm'));
	expect(() => recordOf(undefined, 'an alarm')).toThrow(ResponseError);
});
