import type { INodeParameters } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import { by, tenant } from './setting.cts';

const LIST = 'GET /api/workflow/request/list';

describe('The list of operations in the form', () => {
	test('shows what each does, its tag, method and path, and whether it is deprecated', async () => {
		const { searchIn } = await tenant();
		const choices = await searchIn({});
		const name = (key: string) => choices.find(({ value }) => value === key)!.name;
		expect(name(LIST)).toBe(`List access requests · ${LIST} · workflow-controller`);
		expect(name('GET /api/session/active')).toContain('· deprecated');
		expect(name('POST /api/asset/import')).toContain('· cannot be used here, because it uploads a file');
	});

	test('is searched by words of the summary, by tag, by method and path, and by operation ID', async () => {
		const { searchIn } = await tenant();
		await expectRows(
			[
				['ACCESS  list', [LIST]],
				['container-controller', ['POST /api/container/create']],
				['put /api/taxonomy', ['PUT /api/taxonomy/export']],
				['listTypes', ['GET /api/asset/listTypes/{parentId}']],
			],
			async (filter) => (await searchIn({}, filter)).map(({ value }) => value),
		);
	});

	test('shows method and path once where there are no other words, and nothing that n8n would run', async () => {
		const paths = { '/api/user/me': { get: { tags: ['a'] } }, '/api/x': { get: { summary: '={{ 1 + 1 }}' } } };
		const answer = { status: 200, body: { openapi: '3.0.1', info: {}, paths } };
		const { searchIn } = await tenant({ faults: [{ pathPattern: 'v3/api-docs', times: 'always', answer }] });
		expect((await searchIn({})).map(({ name }) => name)).toEqual(['GET /api/user/me · a', '{{ 1 + 1 }} · GET /api/x']);
	});

	test('comes a hundred at a time', async () => {
		const paths = Object.fromEntries(
			Array.from({ length: 230 }, (_, n) => [`/api/n${n}`, { get: { summary: `No ${n}` } }]),
		);
		const body = { openapi: '3.0.1', info: {}, paths: { ...paths, '/api/user/me': { get: {} } } };
		const { search } = await tenant({
			faults: [{ pathPattern: 'v3/api-docs', times: 'always', answer: { status: 200, body } }],
		});
		const first = await search('searchOperations');
		expect([first.results.length, first.paginationToken]).toEqual([100, '100']);
		const last = await search('searchOperations', { paginationToken: '200' });
		expect([last.results.length, last.paginationToken]).toEqual([31, undefined]);
	});

	test('of the agent API has its six operations', async () => {
		expect(await (await tenant()).searchIn({ document: 'agent' })).toHaveLength(6);
	});
});

describe('The form of an operation', () => {
	const shown = (fields: Array<{ id: string; display: boolean }>) =>
		fields.filter(({ display }) => display).map(({ id }) => id);

	test('has what is required, and the rest to be added; n8n keeps the operation with it', async () => {
		const { form } = await tenant();
		const { fields } = await form({ apiOperation: by('list', 'GET /api/asset/find') });
		const of = (id: string) => fields.find((field) => field.id === id);
		expect(of('query:near')).toMatchObject({ required: true, removed: false });
		expect(of('query:limitTo')).toMatchObject({ required: false, removed: true, type: 'number' });
		expect(of('query:isLocked')).toMatchObject({ type: 'boolean' });
		expect(of('query:repeated')).toMatchObject({ type: 'array' });
		expect(of('query:sortBy')).toMatchObject({
			type: 'options',
			options: [
				{ name: 'name', value: 'name' },
				{ name: 'modifiedAt', value: 'modifiedAt' },
			],
		});
		expect(of('header:X-Request-Reason')).toMatchObject({ removed: true });
		expect(fields.some(({ id }) => id.includes('view'))).toBe(false);
		expect(of('saved')).toMatchObject({ display: false, removed: true, required: false });
	});

	test('inherits the parameters of its path, and has those of the body', async () => {
		const { form } = await tenant();
		const { fields } = await form({ apiOperation: by('list', 'PUT /api/workflow/request/{requestId}/approve') });
		expect(shown(fields)).toEqual(['path:requestId', 'body:comment']);
	});

	test('leaves the body out when it is entered as JSON', async () => {
		const { form } = await tenant();
		const { fields } = await form({
			apiOperation: by('list', 'PUT /api/workflow/request/{requestId}/approve'),
			specify: 'fieldsAndBody',
		});
		expect(shown(fields)).toEqual(['path:requestId']);
	});

	test('says so when nothing is chosen, there is nothing to fill in, or the operation cannot be used', async () => {
		const { form } = await tenant();
		await expectRows(
			[
				['', 'Choose an API operation first.'],
				['GET /api/user/me', 'This operation needs no parameters.'],
				['POST /api/asset/import', 'This operation cannot be used here, because it uploads a file.'],
			],
			async (value) => (await form({ apiOperation: by('list', value) })).emptyFieldsNotice,
		);
	});

	test('says so when the operation is not in the document', async () => {
		const { form } = await tenant();
		await expect(form({ apiOperation: by('id', 'GET /api/gone') })).rejects.toMatchObject({
			message: '12Port, load the parameters: the document of the service has no operation "GET /api/gone"',
			description: expect.stringContaining('reload'),
		});
	});
});

describe('The drop-down of field names', () => {
	const names = async (at: Awaited<ReturnType<typeof tenant>>, parameters: INodeParameters) =>
		(await at.options('getFields', parameters)).map(({ value }) => value);

	test('has those of the first records, also inside of them', async () => {
		const at = await tenant();
		const found = await names(at, { ...(await at.chosen(LIST)), operation: 'export' });
		expect(found).toEqual(expect.arrayContaining(['id', 'status', 'asset.id', 'requester.login']));
		expect(at.asked()).toHaveLength(1);
	});

	test('is empty for an empty list', async () => {
		const at = await tenant({ accessRequests: 0 });
		expect(await names(at, await at.chosen(LIST))).toEqual([]);
	});

	test('never sends what may change something', async () => {
		const at = await tenant();
		const parameters = await at.chosen('PUT /api/workflow/request/{requestId}/approve', { 'path:requestId': 'a' });
		await expect(names(at, parameters)).rejects.toThrow(
			'12Port, load the field names: the editor sends only operations that certainly change nothing',
		);
		expect(at.asked()).toEqual([]);
	});
});
