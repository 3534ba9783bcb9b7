import { asJson, asJsonObject } from '../../../core/node/json-value';
import { InputError } from '../../../core/errors/input-error';
import { mustBe } from '../../../core/errors/sentences';
import { jsonText } from '../../../core/json-text';
import { expectRows } from '../../harness/rows';

const EXAMPLE = '{ "zone": "3" }';

test('JSON may be typed or come from an expression, or be left empty, and the error for other texts names the field', async () => {
	await expectRows<unknown>(
		[
			['{"a":[1]}', { a: [1] }],
			[' [1] ', [1]],
			['5', 5],
			[{ a: 1 }, { a: 1 }],
			['', undefined],
			[' \n', undefined],
			["{'a': 1}", 'Body is not valid JSON'],
		],
		(typed) => asJson(typed, 'Body'),
	);
	expect(() => asJson('{', 'Body')).toThrow(InputError);
	expect(() => asJson('['.repeat(201) + ']'.repeat(201), 'Body')).toThrow('Body is nested more than 200 levels deep');
});

test('numbers that are typed keep all digits, and a long number is no object', () => {
	expect(jsonText(asJson('{"assetId":7615917337495251231}', 'Body'))).toBe('{"assetId":7615917337495251231}');
	expect(jsonText(asJsonObject('{"a":[1e400]}', 'Fields', EXAMPLE))).toBe('{"a":[1e400]}');
	expect(() => asJsonObject('7615917337495251231', 'Fields', EXAMPLE)).toThrow('Fields must be a JSON object');
});

test('an object may be typed or come from an expression, or be left empty', () => {
	expect(asJsonObject('{"a":1}', 'Fields', EXAMPLE)).toEqual({ a: 1 });
	expect(asJsonObject({ a: 1 }, 'Fields', EXAMPLE)).toEqual({ a: 1 });
	expect(asJsonObject('', 'Fields', EXAMPLE)).toBeUndefined();
});

test('JSON that is not an object is refused where it must be one', async () => {
	await expectRows<unknown>(
		[
			['[1]', mustBe('Fields', 'a JSON object', [1]).message],
			['"a"', mustBe('Fields', 'a JSON object', 'a').message],
			[undefined, mustBe('Fields', 'a JSON object', undefined).message],
			[null, mustBe('Fields', 'a JSON object', null).message],
		],
		(given) => asJsonObject(given, 'Fields', EXAMPLE),
	);
});
