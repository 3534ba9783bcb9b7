import fc from 'fast-check';
import { ResponseError } from '../../../core/errors/response-error';
import { SecOpsError } from '../../../core/errors/secops-error';
import { readDocument, type Json } from '../../../core/openapi/document';
import { choicesOf, fieldsOf } from '../../../core/openapi/fields';
import { operationsOf } from '../../../core/openapi/operations';
import { requestOf } from '../../../core/openapi/request';
import { operation, operationsAt } from './documents';

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
		expect(one.refusal).toBe('its description is too large');
	});

	test('by thousands of operations with the same large schema is refused in the end', () => {
		const properties = Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`p${n}`, {}]));
		const paths = Object.fromEntries(
			Array.from({ length: 5_000 }, (_, n) => [`/p${n}`, { post: body({ $ref: '#/components/schemas/s' }) }]),
		);
		const all = soon(() => operationsAt(paths, { components: { schemas: { s: { properties } } } }));
		expect(all[0].body?.fields).toEqual([]);
		expect(all.at(-1)?.refusal).toBe('its description is too large');
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
