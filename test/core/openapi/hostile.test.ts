import fc from 'fast-check';
import { ResponseError } from '../../../core/errors/response-error';
import { SecOpsError } from '../../../core/errors/secops-error';
import { readDocument, type Json } from '../../../core/openapi/document';
import { choicesOf, fieldsOf } from '../../../core/openapi/fields';
import { operationsOf } from '../../../core/openapi/operations';
import { requestOf } from '../../../core/openapi/request';
import { serverPath } from '../../../core/openapi/servers';
import { expectRows } from '../../harness/rows';
import { operation, operationsAt, swagger } from './documents';

/** Ten times what a busy machine needs; without the limits it would be hours. */
const SOON_MS = 20_000;

function soon<Result>(work: () => Result): Result {
	const start = performance.now();
	const result = work();
	expect(performance.now() - start).toBeLessThan(SOON_MS);
	return result;
}

const body = (schema: unknown) => ({ requestBody: { content: { 'application/json': { schema } } } });

describe('a document that was made to use much time or memory', () => {
	test('by schemas that double at each level is refused', () => {
		const schemas = Object.fromEntries(
			Array.from({ length: 40 }, (_, level) => {
				const next = { $ref: `#/components/schemas/s${level + 1}` };
				return [`s${level}`, { allOf: [next, next] }];
			}),
		);
		const one = soon(() => operation(body({ $ref: '#/components/schemas/s0' }), { components: { schemas } }));
		expect(one.refusal).toBe('its description is too large: it has more than 10000 parts');
	});

	/** A document whose operations all have a body of the same schema. */
	const sharing = (operations: number, shared: Json, inline = (ref: Json): Json => ref) => {
		const schema = inline({ $ref: '#/components/schemas/s' });
		const paths = Object.fromEntries(Array.from({ length: operations }, (_, n) => [`/p${n}`, { post: body(schema) }]));
		return soon(() => operationsAt(paths, { components: { schemas: { s: shared } } }));
	};
	const many = <Value>(count: number, value: (n: number) => Value) => Array.from({ length: count }, (_, n) => value(n));

	test('by thousands of operations with the same large schema reads that schema once', () => {
		const all = sharing(5_000, { properties: Object.fromEntries(many(9_000, (n) => [`p${n}`, {}])) });
		expect(all.map(({ refusal }) => refusal).filter(Boolean)).toEqual([]);
		const [one, another] = sharing(2, { properties: { a: { type: 'string' }, b: { type: 'integer' } } });
		expect(one.body?.fields).toHaveLength(2);
		expect(one.body?.fields).toBe(another.body?.fields);
	});

	test('by lists that each operation would go through is refused, and the refusal names the limit', async () => {
		const lists: Array<[name: string, Json]> = [
			['required', { type: 'object', properties: { a: {} }, required: many(100_000, String) }],
			['allOf', { allOf: many(100_000, () => ({})) }],
			['oneOf', { oneOf: many(100_000, () => ({ type: 'object' })) }],
			['anyOf', { anyOf: many(100_000, () => ({ type: 'object' })) }],
		];
		await expectRows<[string, Json]>(
			lists.map((list) => [
				list,
				[
					'its description is too large: it has more than 10000 parts',
					'the descriptions before it have more than 1000000 parts',
				],
			]),
			([, schema]) => {
				const refusals = sharing(5_000, schema, (ref) => ({ allOf: [ref] })).map(({ refusal }) => refusal);
				return [...new Set(refusals)];
			},
		);
	});

	test('by long lists of options, types or media types takes no longer for them', () => {
		const choices = sharing(5_000, { enum: many(100_000, String) }, (ref) => ({ allOf: [ref] }));
		expect(choices[0].body?.shape).toEqual({});
		const types = sharing(5_000, { type: many(100_000, () => 'string') }, (ref) => ({ allOf: [ref] }));
		expect(types[0].refusal).toBeUndefined();
		const content = Object.fromEntries(many(100_000, (n) => [`x/y${n}`, {}]));
		const paths = Object.fromEntries(many(5_000, (n) => [`/p${n}`, { post: { requestBody: { $ref: '#/b' } } }]));
		expect(soon(() => operationsAt(paths, { b: { content } }))).toHaveLength(5_000);
		const consumes = many(100_000, (n) => `x/y${n}`);
		const given = { parameters: [{ in: 'body', name: 'b', schema: {} }] };
		expect(soon(() => swagger(given, { consumes })).refusal).toContain('neither JSON');
	});

	test('by a list of options in hundreds of parameters of hundreds of operations keeps it once', () => {
		const parameters = many(50, (n) => ({ in: 'query', name: `p${n}`, schema: { $ref: '#/e' } }));
		const options = { enum: many(500, (n) => `v${n}`) };
		const paths = Object.fromEntries(many(700, (n) => [`/p${n}`, { get: { parameters } }]));
		const all = operationsAt(JSON.parse(JSON.stringify(paths)) as Json, { e: options });
		expect(new Set(all.flatMap(({ parameters: each }) => each.map(({ shape }) => shape.enum)))).toHaveProperty(
			'size',
			1,
		);
		const more = many(60, (n) => ({ in: 'query', name: `p${n}`, schema: { items: { $ref: '#/e' }, type: 'array' } }));
		expect(operation({ parameters: more }, { e: options }).refusal).toBe('its fields have more than 25000 options');
	});

	test('by long names, addresses and references is refused or shortened', () => {
		const named = { in: 'query', name: 'x'.repeat(1_001) };
		expect(operation({ parameters: [named] }).refusal).toBe(
			'one of its parameters has a name of more than 1000 characters',
		);
		expect(operation({ parameters: [{ $ref: `#/${'%25'.repeat(50_000)}` }] }).refusal).toBe(
			'a reference in its description has more than 1000 characters',
		);
		const path = `/${many(10_000, (n) => `{n${n}}`).join('/')}`;
		expect(soon(() => operation({}, { path }))).toMatchObject({ refusal: 'its path cannot be read', parameters: [] });
		const url = `https://own.test/a${'/'.repeat(80_000)}x`;
		const document = readDocument({ openapi: '3.0.0', paths: {}, servers: [{ url }] });
		const start = performance.now();
		expect(serverPath(document)).toBe('/a');
		expect(performance.now() - start).toBeLessThan(500);
		const servers = many(100_000, (n) => ({ url: `https://h${n}.test` }));
		expect(soon(() => operation({ servers }, { servers: [{ url: 'https://own.test' }] })).refusal).toBeDefined();
	});

	test('by an option or a default that is a book does not show it', () => {
		const long = 'x'.repeat(1_001);
		const [{ shape }] = operation({
			parameters: [{ in: 'query', name: 'q', schema: { type: 'string', enum: [long], default: long } }],
		}).parameters;
		expect(shape).toEqual({ type: 'string' });
	});

	test('by more parameters than a form can have is refused', () => {
		const parameters = Array.from({ length: 501 }, (_, n) => ({ in: 'query', name: `p${n}` }));
		expect(operation({ parameters }).refusal).toBe('it has more than 500 parameters');
	});

	test('by an object in the query with more properties than that keeps it as one field', () => {
		const properties = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`p${n}`, {}]));
		expect(operation({ parameters: [{ in: 'query', name: 'q', schema: { properties } }] }).parameters).toHaveLength(1);
	});

	test('by more operations than any document has is refused', () => {
		const paths = Object.fromEntries(Array.from({ length: 50_001 }, (_, n) => [`/p${n}`, { get: {} }]));
		expect(() => operationsAt(paths)).toThrow(new ResponseError('the OpenAPI document has more than 50000 operations'));
	});

	test('by a long chain of references, a long choice or long texts is shortened', () => {
		const chain = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`c${n}`, { $ref: `#/c${n + 1}` }]));
		expect(operation({ parameters: [{ $ref: '#/c0' }] }, chain).refusal).toBe('its description refers to itself');
		const schema = { enum: Array.from({ length: 501 }, (_, n) => `${n}`), format: 'x'.repeat(99) };
		const [parameter] = operation({
			summary: 'x'.repeat(999),
			parameters: [{ in: 'query', name: 'q', schema }],
		}).parameters;
		expect(parameter.shape.enum).toBeUndefined();
		expect(parameter.shape.format).toHaveLength(40);
	});

	test('by names that mean something to JavaScript is read as any other', () => {
		const paths = JSON.parse(
			'{"/__proto__":{"get":{"parameters":[{"in":"query","name":"__proto__"}]}},"/a":{"__proto__":{"get":{}},"constructor":{}}}',
		) as Json;
		const [one, ...others] = operationsAt(paths);
		expect(others).toEqual([]);
		expect(fieldsOf(one).map(({ id }) => id)).toEqual(['query:__proto__']);
	});
});

test('any JSON becomes forms, refusals, or one of our errors', () => {
	const keyword = fc.constantFrom(
		'type',
		'properties',
		'allOf',
		'oneOf',
		'$ref',
		'items',
		'enum',
		'schema',
		'in',
		'name',
		'content',
		'required',
		'a',
	);
	const any = fc.jsonValue({ maxDepth: 2 });
	const odd = fc.oneof(
		any,
		fc.dictionary(keyword, fc.oneof(any, fc.constantFrom('#/paths', '#', 'query', 'object', 'array'))),
	);
	const given = fc.record(
		{
			parameters: fc.oneof(odd, fc.array(odd)),
			requestBody: odd,
			responses: odd,
			tags: odd,
			servers: odd,
			consumes: odd,
		},
		{ requiredKeys: [] },
	);
	const paths = fc.dictionary(
		fc.constantFrom('/a', '/b/{c}', 'x'),
		fc.oneof(odd, fc.dictionary(fc.constantFrom('get', 'post', 'parameters'), fc.oneof(odd, given))),
	);
	const head = fc.constantFrom({ openapi: '3.0.0' }, { openapi: '3.1.0' }, { swagger: '2.0' });
	fc.assert(
		fc.property(head, paths, odd, (head, paths, rest) => {
			const operations = operationsOf(readDocument({ servers: rest, basePath: rest, ...head, paths }));
			choicesOf(operations);
			for (const each of operations) {
				const values = Object.fromEntries(fieldsOf(each).map(({ id }) => [id, 'x']));
				try {
					requestOf(each, values);
				} catch (error) {
					expect(error).toBeInstanceOf(SecOpsError);
				}
			}
		}),
		{ numRuns: 300 },
	);
});
