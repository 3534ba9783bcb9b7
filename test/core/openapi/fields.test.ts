import type { ResourceMapperField } from 'n8n-workflow';
import { fieldsOf } from '../../../core/openapi/fields';
import type { ApiOperation } from '../../../core/openapi/operation';
import { expectRows } from '../../harness/rows';
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
					'application/json': { schema: { required: [7, 'id'], properties: { id: {}, more: { type: 'object' } } } },
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

	test('has for each value a field of its type, with the values allowed in its label', async () => {
		await expectRows<unknown>(
			[
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
				[
					{ type: 'integer', format: 'int64' },
					{ type: 'string', displayName: 'q' },
				],
				[
					{ type: 'string', format: 'date-time' },
					{ type: 'dateTime', displayName: 'q' },
				],
				[
					{ type: 'string', format: 'date', default: '' },
					{ type: 'string', displayName: 'q (date)' },
				],
				[{ type: 'array' }, { type: 'array', displayName: 'q' }],
				[
					{ type: 'array', items: { enum: ['open', 'closed'] } },
					{ type: 'array', displayName: 'q (any of open, closed)' },
				],
				[{ type: 'object' }, { type: 'object', displayName: 'q' }],
				[{}, { type: 'string', displayName: 'q' }],
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
			],
			(schema) => {
				const [{ type, displayName, options }, ...others] = fieldsOf(queried(schema));
				expect(others).toEqual([]);
				return { type, displayName, options };
			},
		);
	});

	test('has one field for a body that is entered as a whole', async () => {
		await expectRows<ApiOperation>(
			[
				[posted({ type: 'array' }), ['body', 'Body (JSON)', 'array', true, false]],
				[posted(undefined), ['body', 'Body (JSON)', 'string', true, false]],
				[posted({ type: 'string' }, 'text/plain'), ['body', 'Body', 'string', true, false]],
				[
					operation({ requestBody: { content: { 'application/json': {} } } }),
					['body', 'Body (JSON)', 'string', false, true],
				],
			],
			(made) => {
				const [{ id, displayName, type, required, removed }, ...others] = fieldsOf(made);
				expect(others).toEqual([]);
				return [id, displayName, type, required, removed];
			},
		);
	});

	test('requires nothing of an optional body, although the body would require it', () => {
		const content = { 'application/json': { schema: { required: ['a'], properties: { a: {} } } } };
		expect(fieldsOf(operation({ requestBody: { content } }))).toMatchObject([{ required: false, removed: true }]);
	});
});
