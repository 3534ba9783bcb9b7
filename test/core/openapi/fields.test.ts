import type { ResourceMapperField } from 'n8n-workflow';
import { fieldsOf } from '../../../core/openapi/fields';
import { operation, posted, queried } from './documents';

const hidden = { display: true, defaultMatch: false, canBeUsedToMatch: false, required: false, removed: true };

describe('the form of an operation', () => {
	test('shows what is required, and hides what is optional until it is added', () => {
		const given = {
			parameters: [
				{ in: 'path', name: 'id', required: true, schema: { type: 'string' } },
				{ in: 'query', name: 'id', schema: { type: 'boolean' } },
				{ in: 'header', name: 'X-Trace', schema: { type: 'string' } },
			],
			requestBody: {
				required: true,
				content: {
					'application/json': { schema: { required: ['id'], properties: { id: {}, more: { type: 'object' } } } },
				},
			},
		};
		const shown = { ...hidden, required: true, removed: false };
		expect(fieldsOf(operation(given, { path: '/things/{id}' }))).toEqual<ResourceMapperField[]>([
			{ id: 'path:id', displayName: 'id', type: 'string', ...shown },
			{ id: 'query:id', displayName: 'id', type: 'boolean', ...hidden },
			{ id: 'header:X-Trace', displayName: 'X-Trace', type: 'string', ...hidden },
			{ id: 'body:id', displayName: 'id', type: 'string', ...shown },
			{ id: 'body:more', displayName: 'more', type: 'object', ...hidden },
		]);
	});

	test.each([
		[
			{ type: 'integer', minimum: 1, maximum: 100, default: 20 },
			{ type: 'number', displayName: 'q (from 1 to 100, default 20)' },
		],
		[
			{ type: 'number', minimum: 0 },
			{ type: 'number', displayName: 'q (from 0)' },
		],
		[
			{ type: 'number', maximum: 9 },
			{ type: 'number', displayName: 'q (to 9)' },
		],
		[{ type: 'integer', format: 'int64' }, { type: 'string' }],
		[{ type: 'string', format: 'date-time' }, { type: 'dateTime' }],
		[
			{ type: 'string', format: 'date', default: '' },
			{ type: 'string', displayName: 'q (date)' },
		],
		[{ type: 'array' }, { type: 'array' }],
		[
			{ type: 'array', items: { enum: ['open', 'closed'] } },
			{ type: 'array', displayName: 'q (any of open, closed)' },
		],
		[{ type: 'object' }, { type: 'object' }],
		[{}, { type: 'string' }],
		[
			{ enum: ['a', 'b'], default: 'a', minimum: 1 },
			{
				type: 'options',
				options: [
					{ name: 'a', value: 'a' },
					{ name: 'b', value: 'b' },
				],
				displayName: 'q (default a)',
			},
		],
	])('has for %j the field %j', (schema, field) => {
		expect(fieldsOf(queried(schema))).toMatchObject([field]);
	});

	test.each([
		[posted({ type: 'array' }), { displayName: 'Body (JSON)', type: 'array', required: true }],
		[posted(undefined), { displayName: 'Body (JSON)', type: 'string' }],
		[posted({ type: 'string' }, 'text/plain'), { displayName: 'Body', type: 'string' }],
		[operation({ requestBody: { content: { 'application/json': {} } } }), { required: false, removed: true }],
	])('has one field for a body that is entered as a whole', (operation, field) => {
		expect(fieldsOf(operation)).toMatchObject([{ id: 'body', ...field }]);
	});

	test('requires nothing of an optional body, although the body would require it', () => {
		const content = { 'application/json': { schema: { required: ['a'], properties: { a: {} } } } };
		expect(fieldsOf(operation({ requestBody: { content } }))).toMatchObject([{ required: false, removed: true }]);
	});
});
