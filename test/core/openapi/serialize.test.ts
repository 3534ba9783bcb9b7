import fc from 'fast-check';
import { InputError } from '../../../core/errors/input-error';
import { serializeOperation, deserializeOperation } from '../../../core/openapi/serialize';
import { requestOf } from '../../../core/openapi/request';
import { expectRows } from '../../harness/rows';
import { operation, operationsAt } from './documents';

const type = fc.constantFrom('string', 'integer', 'number', 'boolean', 'array', 'object', 'odd', undefined);
const schema = fc.record(
	{
		type: fc.oneof(type, fc.array(type, { maxLength: 2 })),
		format: fc.constantFrom('date', 'int64', 'binary'),
		enum: fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant({}))),
		default: fc.jsonValue({ maxDepth: 1 }),
		minimum: fc.integer(),
		items: fc.record({ type }),
		properties: fc.dictionary(
			fc.oneof(fc.constantFrom('a', 'b'), fc.string({ minLength: 1 })),
			fc.record({ type, readOnly: fc.boolean() }),
		),
		oneOf: fc.array(fc.record({ type })),
	},
	{ requiredKeys: [] },
);
const parameter = fc.record(
	{
		in: fc.constantFrom('path', 'query', 'header'),
		name: fc.constantFrom('a', 'b', 'X-C', 'page[size]', '__proto__'),
		required: fc.boolean(),
		schema,
		style: fc.constantFrom('form', 'label', 'matrix', 'deepObject', 'pipeDelimited', 'odd'),
		explode: fc.boolean(),
		content: fc.record({ 'application/json': fc.record({ schema }) }),
	},
	{ requiredKeys: ['in', 'name'] },
);
const mediaType = fc.constantFrom(
	'application/json',
	'*/*',
	'application/x-www-form-urlencoded',
	'multipart/form-data',
	'text/plain',
);
const encoding = fc.dictionary(
	fc.constantFrom('a', 'b'),
	fc.record({ style: fc.constantFrom('deepObject', 'odd'), explode: fc.boolean() }),
);
describe('an operation that is saved in a workflow', () => {
	test('is read back unchanged, without the document', () => {
		const given = fc.record(
			{
				operationId: fc.string(),
				summary: fc.string(),
				tags: fc.array(fc.string()),
				deprecated: fc.boolean(),
				parameters: fc.array(parameter),
				requestBody: fc.record({
					required: fc.boolean(),
					content: fc.dictionary(mediaType, fc.record({ schema, encoding })),
				}),
			},
			{ requiredKeys: [] },
		);
		let usable = 0;
		fc.assert(
			fc.property(given, fc.constantFrom('/things', '/things/{a}/{page[size]}'), (given, path) => {
				// As it is served: JSON has no negative zero.
				const one = operation(JSON.parse(JSON.stringify(given)) as typeof given, { path });
				if (one.refusal) return;
				usable += 1;
				expect(deserializeOperation(serializeOperation(one))).toEqual(one);
			}),
			{ numRuns: 500 },
		);
		expect(usable).toBeGreaterThan(100);
	});

	test('makes the same request as before, also for a form with its own styles', () => {
		const encoding = { meta: { style: 'deepObject', explode: true }, tags: { style: 'form', explode: false } };
		const schema = { required: ['meta'], properties: { meta: { type: 'object' }, tags: { type: 'array' }, name: {} } };
		const content = { 'application/x-www-form-urlencoded': { schema, encoding } };
		const one = operation({ requestBody: { required: true, content } });
		const values = { 'body:meta': { a: 1 }, 'body:tags': ['x', 'y'], 'body:name': 'n' };
		const { body } = requestOf(deserializeOperation(serializeOperation(one)), values);
		expect(String(body)).toBe('meta%5Ba%5D=1&tags=x%2Cy&name=n');
	});

	test('is not saved where it cannot be used', () => {
		expect(() => serializeOperation(operation({}, { method: 'trace' }))).toThrow(
			new InputError('TRACE /things cannot be used here, because its method is TRACE'),
		);
	});

	test('is not read from another text', async () => {
		const others = [
			'',
			'{',
			'null',
			'{"openapi":"3.1.0"}',
			'{"openapi":"3.0.0","paths":{"/a":{"get":{}}}}',
			'{"openapi":"3.1.0","paths":{"/a":{"get":{},"put":{}}}}',
			'{"openapi":"3.1.0","paths":{"/a/../b":{"get":{}}}}',
		];
		await expectRows(
			others.map((text) => [text, 'the operation that was saved in this node cannot be read'] as const),
			deserializeOperation,
		);
	});

	test('is much smaller than its document', () => {
		const property = { description: 'x'.repeat(1_000), type: 'string' };
		const properties = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`p${n}`, property]));
		const [one] = operationsAt({
			'/a': { post: { requestBody: { content: { 'application/json': { schema: { properties } } } } } },
		});
		expect(serializeOperation(one).length).toBeLessThan(1_000);
	});
});
