import fc from 'fast-check';
import { ResponseError } from '../../../core/errors/response-error';
import { countOf, kind, objectOf, pointerOf, rowsAt } from '../../../core/pages/shape';

test('an object is what has fields, and not a list', () => {
	const object = { a: 1 };
	expect(objectOf(object)).toBe(object);
	for (const other of [undefined, null, [], 'text', 1, true]) expect(objectOf(other)).toBeUndefined();
});

test('a list of records is handed on as it is, hostile keys and all', () => {
	const rows = JSON.parse('[{"__proto__": {"admin": true}, "constructor": 1}]') as unknown;
	expect(rowsAt(rows, 'data')).toBe(rows);
	expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test.each([
	[undefined, 'nothing'],
	[null, 'null'],
	[{}, 'an object'],
	['x', 'a string'],
	[4, 'a number'],
	[false, 'a boolean'],
])('%p in the place of a list is named, and its value is not shown', (value, name) => {
	expect(() => rowsAt(value, 'data')).toThrow(new ResponseError(`the answer has ${name} at data where a list is due`));
});

test('a list of anything but records is refused with the place of the first odd one', () => {
	expect(() => rowsAt([{}, []], 'data')).toThrow(
		new ResponseError('the answer has a list at data[1] where a record is due'),
	);
});

test.each([
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
])('the count %p reads as %p', (value, count) => {
	expect(countOf(value)).toBe(count);
});

test('a count is a whole number from zero or nothing, for any JSON whatever', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const count = countOf(value) ?? 0;
			expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
			expect(typeof kind(value)).toBe('string');
		}),
	);
});

test('a pointer is a text or a number, is missing, or is refused by name', () => {
	expect([pointerOf('x', 'a link'), pointerOf(0, 'a link'), pointerOf(null, 'a link')]).toEqual(['x', 0, undefined]);
	expect(() => pointerOf({}, 'a link')).toThrow(new ResponseError('the answer has an object where a link is due'));
});
