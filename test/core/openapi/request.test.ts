import { InputError } from '../../../core/errors/input-error';
import { hasNoValue, isEmpty, mustBe, notAnOption } from '../../../core/errors/sentences';
import type { Json } from '../../../core/openapi/document';
import type { ApiOperation } from '../../../core/openapi/operation';
import { requestOf } from '../../../core/openapi/request';
import { expectRows } from '../../harness/rows';
import { operation, posted, queried } from './documents';

const LIST = 'a list, such as ["a", "b"]';
const OBJECT = 'an object, such as {"name": "value"}';

/** Message and advice of the error that is thrown. */
function refusalOf(attempt: () => unknown): string[] {
	try {
		attempt();
	} catch (error) {
		return saidBy(error as InputError);
	}
	throw new Error('nothing was thrown');
}

const TOO_MANY_DIGITS = [
	'q is a number with too many digits: the last ones may be lost',
	expect.stringContaining('Give it as a text') as unknown,
];
const saidBy = ({ message, description }: InputError) => [message, String(description)];

const queryOf = (schema: unknown, value: unknown, more: Json = {}) =>
	requestOf(queried(schema, more), { 'query:q': value }).query;

describe('a request', () => {
	test('has a value deep inside others in brackets, as far as their names stay short', () => {
		let value: unknown = { end: [1] };
		for (let level = 0; level < 190; level++) value = { a: value, b: level };
		const names = Object.keys(queryOf({ type: 'object' }, value, { style: 'deepObject' }) ?? {});
		expect(names).toHaveLength(21);
		expect(names).toContain(`q${'[a]'.repeat(20)}`);
	});

	test.each([201, 2_000, 100_000])('refuses a value that is %i levels deep, and names its field', (levels) => {
		let value: unknown = 1;
		for (let level = 0; level < levels; level++) value = { a: value };
		const expected = saidBy(mustBe('q', 'JSON of at most 200 levels', {}));
		for (const type of ['object', 'array', 'string']) {
			expect(refusalOf(() => queryOf({ type }, value))).toEqual(expected);
		}
	});

	test('names a parameter as it is called, also by a name that every object has; a header cannot have such a name', () => {
		const named = (location: string, name: string) =>
			requestOf(operation({ parameters: [{ in: location, name }] }, { method: 'get' }), {
				[`${location}:${name}`]: 'x',
			});
		for (const name of ['__proto__', 'constructor', 'toString']) {
			expect(Object.entries(named('query', name).query ?? {})).toEqual([[name, 'x']]);
			expect(() => named('header', name)).toThrow(`${name} cannot be sent in a header`);
		}
	});

	test('contains only fields with a value', () => {
		const search: ApiOperation = operation(
			{
				parameters: [
					{ in: 'path', name: 'id', required: true },
					{ in: 'query', name: 'a', schema: { type: 'string', default: 'x' } },
					{ in: 'query', name: 'b', schema: { type: 'integer' } },
					{ in: 'header', name: 'X-Trace' },
				],
			},
			{ path: '/things/{id}/x?fixed=1#part', method: 'get' },
		);
		const values = { 'path:id': 'a/b c', 'query:a': '', 'query:b': null, 'header:X-Trace': undefined };
		expect(requestOf(search, values)).toEqual({
			method: 'GET',
			path: '/things/a%2Fb%20c/x?fixed=1',
			query: {},
			headers: {},
		});
		expect(requestOf(search, { ...values, 'query:b': '3', 'header:X-Trace': 'abc' })).toMatchObject({
			query: { b: '3' },
			headers: { 'X-Trace': 'abc' },
		});
	});

	test('sends each value as a text', async () => {
		await expectRows<[schema: unknown, value: unknown]>(
			[
				[[{ type: 'string' }, 5], { q: '5' }],
				[[{ type: 'string', format: 'date' }, new Date(0)], { q: '1970-01-01' }],
				[[{ type: 'string', format: 'date-time' }, new Date(0)], { q: '1970-01-01T00:00:00.000Z' }],
				[[{ type: 'integer' }, '7'], { q: '7' }],
				[[{ type: 'integer', format: 'int64' }, '9223372036854775807'], { q: '9223372036854775807' }],
				[[{ type: 'integer', format: 'int64' }, ' 12 '], { q: '12' }],
				[[{ type: 'integer', format: 'int64' }, 12], { q: '12' }],
				[[{ type: 'integer' }, '7615917337495251231'], { q: '7615917337495251231' }],
				[[{ type: 'integer' }, '-18446744073709551617'], { q: '-18446744073709551617' }],
				[[{ type: 'array', items: { type: 'integer' } }, '7615917337495251231,7'], { q: ['7615917337495251231', '7'] }],
				[[{ type: 'string' }, '7615917337495251231'], { q: '7615917337495251231' }],
				[[{}, '7615917337495251231'], { q: '7615917337495251231' }],
				[[{ type: 'number' }, '12345678901234567.5'], { q: '12345678901234567.5' }],
				[[{ type: 'number' }, '1.5'], { q: '1.5' }],
				[[{ type: 'boolean' }, 'true'], { q: 'true' }],
				[[{ type: 'boolean' }, false], { q: 'false' }],
				[[{ enum: [1, 2] }, '2'], { q: '2' }],
				[[{ enum: ['a', 'b'] }, 'b'], { q: 'b' }],
				[[{}, 'a b'], { q: 'a b' }],
				[[{}, 3], { q: '3' }],
			],
			([schema, value]) => queryOf(schema, value),
		);
	});

	test('sends JSON where the document wants JSON', () => {
		expect(queryOf({}, '{"a":1}', { content: { 'application/json': {} } })).toEqual({ q: '{"a":1}' });
	});

	test('is refused for a value of another type or range, and the error says what it must be', async () => {
		await expectRows<[schema: unknown, value: unknown]>(
			[
				[[{ type: 'integer', minimum: 1 }, 0], saidBy(mustBe('q', 'at least 1', 0))],
				[[{ type: 'integer', maximum: 9 }, 10], saidBy(mustBe('q', 'at most 9', 10))],
				[
					[{ type: 'integer', maximum: 9 }, '7615917337495251231'],
					saidBy(mustBe('q', 'at most 9', Number('7615917337495251231'))),
				],
				[[{ type: 'integer' }, '12345678901234567.5'], saidBy(mustBe('q', 'a whole number', '12345678901234567.5'))],
				[[{ type: 'integer' }, 1.5], saidBy(mustBe('q', 'a whole number', 1.5))],
				[[{ type: 'integer', format: 'int64' }, 2 ** 53], TOO_MANY_DIGITS],
				[[{ type: 'string' }, 2 ** 53], TOO_MANY_DIGITS],
				[[{ type: 'array' }, [1, 2 ** 53]], TOO_MANY_DIGITS],
				[[{ type: 'integer', format: 'int64' }, 'x'], saidBy(mustBe('q', 'a whole number', 'x'))],
				[[{ type: 'number' }, 'x'], saidBy(mustBe('q', 'a number', 'x'))],
				[[{ type: 'number' }, { a: 1 }], saidBy(mustBe('q', 'a number', {}))],
				[[{ type: 'number' }, ' '], saidBy(mustBe('q', 'a number', ' '))],
				[[{ type: 'string' }, { a: 1 }], saidBy(mustBe('q', 'a text', {}))],
				[[{ type: 'string' }, () => 1], saidBy(hasNoValue('q'))],
				[[{ type: 'boolean' }, 'yes'], saidBy(mustBe('q', 'true or false', 'yes'))],
				[[{ type: 'array' }, { a: 1 }], saidBy(mustBe('q', LIST, {}))],
				[
					[{ type: 'array', items: { type: 'integer' } }, [1, 'x']],
					saidBy(mustBe('An element of q', 'a whole number', 'x')),
				],
				[[{ type: 'array', items: { type: 'object' } }, 'a,b'], saidBy(mustBe('q', LIST, 'a,b'))],
				[[{ type: 'object' }, '7615917337495251231'], saidBy(mustBe('q', OBJECT, Number('7615917337495251231')))],
				[[{ type: 'object' }, 'x'], saidBy(mustBe('q', OBJECT, 'x'))],
				[[{ type: 'object' }, []], saidBy(mustBe('q', OBJECT, []))],
				[[{ enum: ['a', 'b'] }, 'c'], saidBy(notAnOption('q', 'c', ['a', 'b']))],
				[[{ enum: ['a', 'b'] }, 'c'.repeat(200)], saidBy(notAnOption('q', 'c'.repeat(100), ['a', 'b']))],
				[[{ enum: ['a', 'b'] }, { c: 1 }], saidBy(mustBe('q', 'one of its options: a, b', {}))],
			],
			([schema, value]) => refusalOf(() => queryOf(schema, value)),
		);
	});

	test('names the first twelve options', () => {
		const advice = (count: number) =>
			refusalOf(() => queryOf({ enum: Array.from({ length: count }, (_, n) => n) }, 'x'))[1];
		expect(advice(2)).toContain('0, 1.');
		expect(advice(13)).toContain('0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ….');
	});

	test('is refused where a required value is missing, and where a value has no field', () => {
		expect(() => requestOf(queried({}, { required: true }), { 'query:q': '' })).toThrow(isEmpty('q'));
		expect(() => requestOf(queried({}), { 'query:gone': 1 })).toThrow(new InputError('GET /things has no field gone'));
		expect(() => requestOf(queried({}), {}, { a: 1 })).toThrow(new InputError('GET /things has no body'));
		expect(() => requestOf(operation({}, { method: 'options' }), {})).toThrow(
			new InputError('OPTIONS /things cannot be used here, because its method is OPTIONS'),
		);
	});
});

/** The table of OpenAPI 3, "Style Examples", with its values. */
describe('lists and objects', () => {
	const list = { type: 'array', items: { type: 'string' } };
	const object = { type: 'object' };
	const COLORS = ['blue', 'black', 'brown'];
	const RGB = { R: 100, G: 200, B: 150 };

	test('are serialized in a query by their style', async () => {
		await expectRows<[schema: unknown, more: Json, value: unknown]>(
			[
				[[list, {}, COLORS], { q: COLORS }],
				[[list, { explode: false }, COLORS], { q: 'blue,black,brown' }],
				[[list, {}, 'blue, black ,'], { q: ['blue', 'black'] }],
				[[list, {}, '["blue",null]'], { q: ['blue', ''] }],
				[[list, { style: 'spaceDelimited', explode: false }, COLORS], { q: 'blue black brown' }],
				[[list, { style: 'pipeDelimited', explode: false }, COLORS], { q: 'blue|black|brown' }],
				[[list, { style: 'tabDelimited', explode: false }, COLORS], { q: 'blue\tblack\tbrown' }],
				[[list, { style: 'deepObject' }, ['a', 'b']], { 'q[0]': 'a', 'q[1]': 'b' }],
				[[{ type: 'array' }, {}, [{ a: 1 }, 2]], { q: ['{"a":1}', '2'] }],
				[[object, {}, RGB], { R: '100', G: '200', B: '150' }],
				[[object, { explode: false }, '{"R":100,"G":200,"B":150}'], { q: 'R,100,G,200,B,150' }],
				[[object, { style: 'pipeDelimited', explode: false }, RGB], { q: 'R|100|G|200|B|150' }],
				[
					[object, { style: 'deepObject' }, { R: 100, deep: { er: [1], no: null } }],
					{ 'q[R]': '100', 'q[deep][er][0]': '1', 'q[deep][no]': '' },
				],
				[[object, { content: { 'application/json': { schema: object } } }, RGB], { q: JSON.stringify(RGB) }],
				[[object, {}, { __proto__: 1, constructor: 2 }], { constructor: '2' }],
			],
			([schema, more, value]) => queryOf(schema, value, more),
		);
	});

	test('are serialized in a path by their style, at each place of their name', async () => {
		await expectRows<[schema: unknown, more: Json, value: unknown]>(
			[
				[[list, {}, COLORS], '/x/blue,black,brown/y/blue,black,brown'],
				[[list, { style: 'label' }, COLORS], '/x/.blue,black,brown/y/.blue,black,brown'],
				[[list, { style: 'label', explode: true }, COLORS], '/x/.blue.black.brown/y/.blue.black.brown'],
				[[list, { style: 'matrix' }, COLORS], '/x/;q=blue,black,brown/y/;q=blue,black,brown'],
				[[list, { style: 'matrix', explode: true }, COLORS], '/x/;q=blue;q=black;q=brown/y/;q=blue;q=black;q=brown'],
				[[object, {}, RGB], '/x/R,100,G,200,B,150/y/R,100,G,200,B,150'],
				[[object, { explode: true }, RGB], '/x/R=100,G=200,B=150/y/R=100,G=200,B=150'],
				[[object, { style: 'label' }, RGB], '/x/.R,100,G,200,B,150/y/.R,100,G,200,B,150'],
				[[object, { style: 'label', explode: true }, RGB], '/x/.R=100.G=200.B=150/y/.R=100.G=200.B=150'],
				[[object, { style: 'matrix' }, RGB], '/x/;q=R,100,G,200,B,150/y/;q=R,100,G,200,B,150'],
				[[object, { style: 'matrix', explode: true }, RGB], '/x/;R=100;G=200;B=150/y/;R=100;G=200;B=150'],
				[[{}, { style: 'matrix', explode: true }, 'x'], '/x/;q=x/y/;q=x'],
				[[list, {}, ['a/b', 'c,d']], '/x/a%2Fb,c%2Cd/y/a%2Fb,c%2Cd'],
				[
					[object, { content: { 'application/json': { schema: object } }, schema: undefined }, { a: 1 }],
					'/x/%7B%22a%22%3A1%7D/y/%7B%22a%22%3A1%7D',
				],
			],
			([schema, more, value]) => {
				const given = { parameters: [{ in: 'path', name: 'q', schema, ...more }] };
				return requestOf(operation(given, { path: '/x/{q}/y/{q}' }), { 'path:q': value }).path;
			},
		);
	});

	test('never leave the path', () => {
		for (const value of ['..', '.', ' ', ['..'], [], ['a', '']]) {
			const given = { parameters: [{ in: 'path', name: 'q', schema: Array.isArray(value) ? { type: 'array' } : {} }] };
			expect(() => requestOf(operation(given, { path: '/x/{q}' }), { 'path:q': value })).toThrow(InputError);
		}
	});

	test('are serialized in a header', () => {
		const header = (value: unknown) =>
			requestOf(operation({ parameters: [{ in: 'header', name: 'X-Q', schema: list }] }), { 'header:X-Q': value })
				.headers;
		expect(header(['a', 'b'])).toEqual({ 'X-Q': 'a,b' });
		expect(() => header(['a\r\nHost: evil.test'])).toThrow(new InputError('X-Q cannot be sent in a header'));
		expect(() => header(['☃'])).toThrow(InputError);
	});
});

describe('the body of a request', () => {
	const schema = {
		required: ['name'],
		properties: {
			name: { type: 'string' },
			tags: { type: 'array', items: { type: 'string' } },
			size: { type: 'integer' },
		},
	};
	const values = { 'body:name': 'a&b', 'body:tags': ['x', 'y'] };
	const sent = (mediaType: string, more: Json = {}) => requestOf(posted(schema, mediaType, more), values);

	test('is JSON of the fields with a value', () => {
		expect(sent('application/json')).toMatchObject({ headers: {}, body: { name: 'a&b', tags: ['x', 'y'] } });
		expect(sent('application/merge-patch+json').headers).toEqual({ 'Content-Type': 'application/merge-patch+json' });
	});

	test('is a form, its lists as the document says', () => {
		const form = (more: Json = {}) => String(sent('application/x-www-form-urlencoded', more).body);
		expect(form()).toBe('name=a%26b&tags=x&tags=y');
		expect(form({ encoding: { tags: { style: 'deepObject', explode: true } } })).toBe(
			'name=a%26b&tags%5B0%5D=x&tags%5B1%5D=y',
		);
		expect(form({ encoding: { tags: { style: 'spaceDelimited', explode: false } } })).toBe('name=a%26b&tags=x+y');
		const whole = requestOf(posted(schema, 'application/x-www-form-urlencoded'), {}, { other: 1, name: { a: 2 } });
		expect(String(whole.body)).toBe('other=1&a=2');
	});

	test('is a multipart form, whose boundary is not in its content', () => {
		const { headers, body } = sent('multipart/form-data');
		const [, boundary] = /^multipart\/form-data; boundary=(form-[0-9a-f]{40})$/.exec(
			String(headers?.['Content-Type']),
		)!;
		expect(
			String(body)
				.split(`--${boundary}`)
				.map((part) => part.trim()),
		).toEqual([
			'',
			'Content-Disposition: form-data; name="name"\r\n\r\na&b',
			'Content-Disposition: form-data; name="tags"\r\n\r\nx',
			'Content-Disposition: form-data; name="tags"\r\n\r\ny',
			'--',
		]);
		const odd = requestOf(posted({ type: 'object' }, 'multipart/form-data'), { body: { 'a"\r\nb': 1 } });
		expect(String(odd.body)).toContain('name="a%22%0D%0Ab"');
	});

	test('is a text', () => {
		const text = posted({ type: 'string' }, 'text/plain');
		expect(requestOf(text, { body: 'hello' })).toMatchObject({
			headers: { 'Content-Type': 'text/plain' },
			body: 'hello',
		});
		expect(requestOf(text, {}, 'as it is').body).toEqual('as it is');
		expect(requestOf(posted({ type: 'object' }, 'text/plain'), { body: '{"a":1}' }).body).toEqual('{"a":1}');
	});

	test('is what the user enters, as JSON or as an object', () => {
		for (const body of ['[1,2]', [1, 2]]) expect(requestOf(posted(schema), {}, body).body).toEqual([1, 2]);
		expect(requestOf(posted({ type: 'array' }), { body: '[{"a":1}]' }).body).toEqual([{ a: 1 }]);
		expect(requestOf(posted({}), { body: 'text' })).toMatchObject({
			headers: { 'Content-Type': 'application/json' },
			body: '"text"',
		});
	});

	test('is missing where an optional one has no value', () => {
		const optional = operation({ requestBody: { content: { 'application/json': { schema } } } });
		expect(requestOf(optional, {})).not.toHaveProperty('body');
		expect(() => requestOf(optional, { 'body:size': 1 })).toThrow(isEmpty('name'));
		expect(requestOf(operation({ requestBody: { content: { 'application/json': {} } } }), {})).not.toHaveProperty(
			'body',
		);
	});

	test('is refused with an error that names the field', async () => {
		await expectRows(
			[
				[() => requestOf(posted(schema), {}), isEmpty('name').message],
				[() => requestOf(posted({}), {}), isEmpty('Body').message],
				[() => requestOf(posted(schema), values, {}), 'name has two values, one in the form and one in the body'],
				[() => requestOf(posted(schema, 'multipart/form-data'), {}, [1]), mustBe('Body', 'an object', []).message],
				[() => requestOf(posted({}), { 'body:name': 'x' }), 'POST /things has no field name'],
			],
			(attempt) => attempt(),
		);
	});
});
