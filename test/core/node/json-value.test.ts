import { asJson, asJsonObject } from '../../../core/node/json-value';
import { InputError } from '../../../core/errors/input-error';
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

test('what is no JSON is told by the name of its field', async () => {
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
	['[1]', 'a list'],
	['5', 'a number'],
	[undefined, 'nothing'],
	[null, 'null'],
])('%j is refused where an object is due', async (value, kind) => {
	const { message } = await failure(() => asJsonObject(value, 'Fields', EXAMPLE));
	expect(message).toBe(`Fields is ${kind} where a JSON object is due`);
});
