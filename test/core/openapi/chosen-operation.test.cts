/** What a chosen operation becomes, tried without any vendor. */
import type { INodeProperties } from 'n8n-workflow';
import type { NodeContext } from '../../../core/http/exchange';
import { ParameterReader } from '../../../core/node/parameter-reader';
import { chosenOperation, type ChosenOperation } from '../../../core/openapi/chosen-operation';
import { inOrder, type DescribedApi, type OperationParameters } from '../../../core/openapi/described-api';
import type { ApiOperation } from '../../../core/openapi/operation';
import { canBePaged } from '../../../core/openapi/open-list';
import { formOf } from '../../../core/openapi/saved-form';
import { expectRows } from '../../harness/rows';
import { operation, posted } from './documents';

const parameter = (displayName: string, name: string, rest: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	...rest,
});
const options = [
	{ name: 'Using Fields', value: 'fields' as const },
	{ name: 'Using Fields, Body as JSON', value: 'fieldsAndBody' as const },
	{ name: 'Using JSON', value: 'json' as const },
];
const form: OperationParameters = {
	source: [parameter('Document', 'document')],
	apiOperation: parameter('API Operation', 'apiOperation', { required: true }),
	specify: { ...parameter('Specify Parameters', 'specify', { default: 'fields' }), options },
	parameters: parameter('Parameters', 'parameters'),
	parametersJson: parameter('Parameters (JSON)', 'parametersJson', { default: '{}' }),
	bodyJson: parameter('Body (JSON)', 'bodyJson'),
};

/** The operation that a node with these parameters runs, where a document has these operations, if there is one. */
async function chosen(given: Record<string, unknown>, document?: ApiOperation[]): Promise<ChosenOperation> {
	const described = {
		form,
		catalog: async () => {
			if (!document) throw new Error('The document was read.');
			return await Promise.resolve(document);
		},
	} as Partial<DescribedApi> as DescribedApi;
	const get = (name: string, fallback: unknown) => (Object.hasOwn(given, name) ? given[name] : fallback);
	return await chosenOperation({} as NodeContext, described, new ParameterReader(get, 'Europe/Berlin'));
}

const dates = ['since', 'until'].map((name) => ({
	in: 'query',
	name,
	schema: { type: 'string', format: 'date-time' },
}));
const time = operation({ parameters: dates }, { method: 'get' });
const saved = (made: ApiOperation, value: object | null = null) => ({
	apiOperation: made.key,
	'parameters.schema': formOf(made).fields,
	'parameters.value': value,
});

test('The parameters have one order, in every form', () => {
	const names = ['document', 'apiOperation', 'specify', 'parameters', 'parametersJson', 'bodyJson'];
	expect(inOrder(form).map(({ name }) => name)).toEqual(names);
});

describe('A chosen operation', () => {
	test('is the one that was saved; a date without a zone is in the zone of the workflow', async () => {
		const { request } = await chosen(saved(time, { 'query:since': '2026-01-15T12:00:00' }));
		expect(request.query).toEqual({ since: '2026-01-15T11:00:00.000Z' });
	});

	test('sends a day as the day of the workflow', async () => {
		const parameters = [{ in: 'query', name: 'day', schema: { type: 'string', format: 'date' } }];
		const made = operation({ parameters }, { method: 'get' });
		await expectRows(
			[
				['2026-01-15', '2026-01-15'],
				['2026-01-15T23:30:00Z', '2026-01-16'],
				['15.01.2026', 'day is not a date and time'],
			],
			async (day) => (await chosen(saved(made, { 'query:day': day }))).request.query?.day,
		);
	});

	test('refuses what is not a date', async () => {
		await expect(chosen(saved(time, { 'query:since': 'soon' }))).rejects.toThrow('since is not a date and time');
	});

	test('is looked up in the document if another one was saved', async () => {
		const other = { ...saved(posted({}), { 'query:since': '2026-01-15T12:00:00Z' }), apiOperation: time.key };
		expect((await chosen(other, [time])).operation).toBe(time);
		await expect(chosen(other, [])).rejects.toMatchObject({
			message: `the document of the service has no operation "${time.key}"`,
			description: expect.stringContaining('set Specify Parameters to Using JSON'),
		});
	});

	test('without its form is that of the document, also where its path has values in it already', async () => {
		const shown = operation(
			{ parameters: [{ in: 'path', name: 'id' }, ...dates] },
			{ method: 'get', path: '/things/{id}' },
		);
		const own = operation({ parameters: dates }, { method: 'get', path: '/things/mine' });
		const taken = (operation: ApiOperation, more: Partial<ApiOperation> = {}) => ({ ...operation, ...more });
		const without = (key: string) => taken(shown, { key, path: key.slice(4), parameters: shown.parameters.slice(1) });
		await expectRows<[key: string, more?: object]>(
			[
				[['GET /things/{id}', { 'parameters.value': { 'path:id': '7' } }], shown],
				[['GET /things/{id}', { specify: 'json', parametersJson: { id: '7' } }], shown],
				[['GET /things/7'], without('GET /things/7')],
				[['GET /things/7?x=1#y', { specify: 'json' }], without('GET /things/7?x=1#y')],
				[['GET /things/a%20b/'], without('GET /things/a%20b/')],
				[['GET /things/%zz'], without('GET /things/%zz')],
				[['GET /things/mine'], own],
				[['GET /x/../things//mine'], taken(own, { key: 'GET /x/../things//mine', path: '/x/../things//mine' })],
			],
			async ([apiOperation, more]) => (await chosen({ apiOperation, ...more }, [shown, own])).operation,
		);
	});

	test('that cannot be used is refused with the sentence of the form, however it was chosen', async () => {
		const schema = { properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
		const content = { 'multipart/form-data': { schema } };
		const upload = operation({ operationId: 'upload', requestBody: { content } }, { path: '/things/{id}/import' });
		const refused = 'cannot be used here, because it uploads a file';
		await expectRows<object>(
			[
				[{ apiOperation: upload.key }, refused],
				[{ apiOperation: 'upload' }, refused],
				[{ apiOperation: upload.key, 'parameters.value': { 'path:id': '7' } }, refused],
				[{ apiOperation: upload.key, specify: 'fieldsAndBody', bodyJson: '{}' }, refused],
				[{ apiOperation: upload.key, specify: 'json', parametersJson: { id: '7' }, bodyJson: '{}' }, refused],
				[{ apiOperation: 'POST /things/7/import', specify: 'json' }, refused],
				[{ apiOperation: 'POST /things//7/x/../import/?a=b' }, refused],
				// The form of another operation is saved.
				[{ ...saved(time), apiOperation: upload.key }, refused],
			],
			async (given) =>
				await chosen(given as Record<string, unknown>, [upload, time]).then(undefined, (error: Error) => {
					expect(error).toMatchObject({ description: "Use n8n's HTTP Request node with the same credential instead." });
					return error.message.slice(error.message.indexOf('cannot'));
				}),
		);
	});

	test('that the document does not have is taken as it was typed', async () => {
		await expectRows<object>(
			[
				[{ apiOperation: 'GET /others' }, '/others'],
				[{ apiOperation: 'GET /others', specify: 'json' }, '/others'],
				[{ apiOperation: 'DELETE /things', specify: 'json' }, '/things'],
			],
			async (given) => (await chosen(given as Record<string, unknown>, [time])).request.path,
		);
	});

	test('is none of those whose path leaves the API', async () => {
		const outside = operation({}, { method: 'get', path: '/..' });
		expect((await chosen({ apiOperation: 'GET /' }, [outside])).request.path).toBe('/');
	});

	test('is refused where it is neither an ID of the document nor a method and a path', async () => {
		await expect(chosen({ apiOperation: 'upload' }, [time])).rejects.toThrow('"upload" is not an operation');
	});

	test('does not need the document for a path that leaves the API', async () => {
		let reads = 0;
		const catalog = async () => await Promise.resolve([time].slice((reads += 1)));
		for (const specify of ['fields', 'json']) {
			const get = (name: string, fallback: unknown) => ({ apiOperation: 'GET /../x', specify })[name] ?? fallback;
			const described = { form, catalog } as Partial<DescribedApi> as DescribedApi;
			await chosenOperation({} as NodeContext, described, new ParameterReader(get, 'UTC'));
		}
		expect(reads).toBe(0);
	});

	test('without values needs no document', async () => {
		const { request } = await chosen({ apiOperation: 'GET /things' });
		expect(request).toMatchObject({ method: 'GET', path: '/things', repeatable: true });
	});

	test('takes a body beside the fields, as a text or an object; nothing and null mean none', async () => {
		await expectRows<unknown>(
			[
				['{"a":{"b":1}}', { body: { a: { b: 1 } }, canBePaged: true }],
				[{ a: { b: 1 } }, { body: { a: { b: 1 } }, canBePaged: true }],
				[' ', { body: {}, canBePaged: true }],
				[null, { body: {}, canBePaged: true }],
			],
			async (bodyJson) => {
				const made = posted({ properties: { name: { type: 'string' } } });
				const { request } = await chosen({ ...saved(made), specify: 'fieldsAndBody', bodyJson });
				return { body: request.body, canBePaged: canBePaged(request) };
			},
		);
	});

	test('takes all its parameters as JSON: an object, or an empty text for none', async () => {
		await expectRows<[apiOperation: string, parametersJson: unknown]>(
			[
				[['GET /things/{id}', { id: 1 }], { path: '/things/1', query: {} }],
				[['GET /things', ''], { path: '/things', query: {} }],
			],
			async ([apiOperation, parametersJson]) => {
				const { path, query } = (await chosen({ apiOperation, specify: 'json', parametersJson })).request;
				return { path, query };
			},
		);
	});
});
