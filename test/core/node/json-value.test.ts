import { asJson, asJsonObject } from '../../../core/node/json-value';
import { InputError } from '../../../core/errors/input-error';
import { mustBe } from '../../../core/errors/sentences';
import { caught } from '../../harness/caught';

const EXAMPLE = '{ "zone": "3" }';
const failure = async (work: () => unknown) => await caught((async () => work())());

test.each([
	['{"a":[1]}', { a: [1] }],
	[' [1] ', [1]],
	['5', 5],
	[{ a: 1 }, { a: 1 }],
	['', undefined],
	[' \n', undefined],
])('%j is the JSON %j', (typed, json) => {
	expect(asJson(typed, 'Body')).toEqual(json);
});

test('the error for a text that is not JSON has the name of the field', async () => {
	const error = await failure(() => asJson("{'a': 1}", 'Body'));
	expect(error).toBeInstanceOf(InputError);
	expect(error.message).toBe('Body is not valid JSON');
});

test('an object may be typed or come from an expression, or be left empty', () => {
	expect(asJsonObject('{"a":1}', 'Fields', EXAMPLE)).toEqual({ a: 1 });
	expect(asJsonObject({ a: 1 }, 'Fields', EXAMPLE)).toEqual({ a: 1 });
	expect(asJsonObject('', 'Fields', EXAMPLE)).toBeUndefined();
});

test.each([
	['[1]', [1]],
	['"a"', 'a'],
	[undefined, undefined],
	[null, null],
])('%j is refused, since it is not an object', async (given, json) => {
	const { message } = await failure(() => asJsonObject(given, 'Fields', EXAMPLE));
	expect(message).toBe(mustBe('Fields', 'a JSON object', json).message);
});
