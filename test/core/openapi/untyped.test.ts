import { isEmpty } from '../../../core/errors/sentences';
import { asJson } from '../../../core/node/json-value';
import { untypedOperation } from '../../../core/openapi/untyped';
import { onlyReads } from '../../../core/openapi/only-reads';
import type { ApiOperation } from '../../../core/openapi/operation';
import { withPageSize } from '../../../core/openapi/page-size';
import { requestOf } from '../../../core/openapi/request';
import { formOf, savedIn } from '../../../core/openapi/saved-form';
import type { ListQuery } from '../../../core/pages/walk-list';
import { expectRows } from '../../harness/rows';
import { operation, operationsAt, posted, queried } from './documents';

const sent = (key: string, given: Record<string, unknown>) => {
	const { operation: made, values } = untypedOperation(key, given);
	return requestOf(made, values);
};

describe('An operation without its document', () => {
	test('has its values in the locations that their names say', () => {
		const given = { id: 'a/b', 'query:id': 7, status: ['x', 'y'], 'header:X-Reason': 'why', isOn: false, none: null };
		expect(sent('PATCH /things/{id}', given)).toMatchObject({
			method: 'PATCH',
			path: '/things/a%2Fb',
			query: { id: '7', status: ['x', 'y'], isOn: 'false' },
			headers: { 'X-Reason': 'why' },
		});
	});

	test('keeps every digit of a long number, and texts that look like one', () => {
		expect(sent('GET /things', { id: '9007199254740993', code: '1.0' }).query).toEqual({
			id: '9007199254740993',
			code: '1.0',
		});
	});

	test('sends long numbers that were typed as JSON with their digits, wherever they go', () => {
		const typed = '{"id":7615917337495251231,"q":7615917337495251231,"list":[7615917337495251231],"in":{"a":1e400}}';
		const request = sent('POST /things/{id}', asJson(typed, 'Parameters') as Record<string, unknown>);
		expect(request.path).toBe('/things/7615917337495251231');
		expect(request.query).toEqual({ q: '7615917337495251231', list: '7615917337495251231', a: '1e400' });
	});

	test('is refused without a method and a path', () => {
		for (const key of ['', 'GET', 'get /things', 'GET things', 'GET /a b', 'CONNECT /things', 'GET /things\n']) {
			expect(() => untypedOperation(key, {})).toThrow(`"${key}" is not an operation`);
		}
	});

	test('needs every value of its path', () => {
		expect(() => sent('GET /things/{id}/{part}', { id: 1 })).toThrow(isEmpty('part').message);
	});
});

test('GET, and a POST or PUT whose path says so, certainly only read', async () => {
	await expectRows<Parameters<typeof onlyReads>[0]>(
		[
			[{ method: 'GET', path: '/delete' }, true],
			[{ method: 'HEAD', path: '/x' }, true],
			[{ method: 'POST', path: '/asset/search' }, true],
			[{ method: 'POST', path: '/asset/searchByName' }, true],
			[{ method: 'POST', path: '/_search' }, true],
			[{ method: 'PUT', path: '/asset/listTypes/{id}' }, true],
			[{ method: 'PUT', path: '/taxonomy/export' }, true],
			[{ method: 'PUT', path: '/asset/{id}' }, false],
			[{ method: 'PUT', path: '/' }, false],
			[{ method: 'POST', path: '/asset/create' }, false],
			[{ method: 'POST', path: '/listing' }, false],
			[{ method: 'POST', path: '/findAndReplace' }, false],
			[{ method: 'PATCH', path: '/search' }, false],
			[{ method: 'DELETE', path: '/list' }, false],
		],
		onlyReads,
	);
});

describe('The page size', () => {
	const integer = (name: string, more: object = {}) => ({ in: 'query', name, schema: { type: 'integer', ...more } });
	const list = (...parameters: object[]) => operation({ parameters }, { method: 'get' });
	const request = { path: '/things' };

	test('is sent where the operation has a parameter for it, as the user or the limit says', async () => {
		await expectRows<{ made: ApiOperation; wishes: ListQuery }>(
			[
				[{ made: list(integer('page'), integer('size')), wishes: {} }, { size: 100 }],
				// Small for a small limit.
				[{ made: list(integer('page'), integer('size')), wishes: { wanted: 3 } }, { size: 20 }],
				// As the user says.
				[{ made: list(integer('offset'), integer('limit')), wishes: { pageSize: 7, wanted: 500 } }, { limit: 7 }],
				// No more than allowed.
				[{ made: list(integer('cursor'), integer('limit', { maximum: 50 })), wishes: {} }, { limit: 50 }],
				// Not where no parameter is for a page, or none for a size.
				[{ made: list(integer('limit')), wishes: {} }, undefined],
				[{ made: list(integer('page')), wishes: {} }, undefined],
			],
			({ made, wishes }) => withPageSize(made, request, wishes).query,
		);
	});

	test('stays as the user filled it in', () => {
		const given = { ...request, query: { size: '5' } };
		expect(withPageSize(list(integer('page'), integer('size')), given, {})).toEqual(given);
	});

	test('is sent in a JSON body, and in no other', () => {
		const schema = { properties: { page: { type: 'integer' }, size: { type: 'integer' } } };
		const search = { path: '/things', body: { page: 2 } };
		expect(withPageSize(posted(schema), search, {}).body).toEqual({ page: 2, size: 100 });
		expect(withPageSize(posted(schema), { path: '/things' }, {}).body).toEqual({ size: 100 });
		const form = posted(schema, 'application/x-www-form-urlencoded');
		expect(withPageSize(form, search, {})).toEqual(search);
	});
});

describe('The form that n8n saves', () => {
	const made = posted({ required: ['name'], properties: { name: { type: 'string' } } });

	test('holds the operation, which is found again by its key', () => {
		const { fields } = formOf(made);
		expect(fields.map(({ id, display }) => [id, display])).toEqual([
			['body:name', true],
			['saved', false],
		]);
		expect(savedIn(JSON.parse(JSON.stringify(fields)), made.key)).toEqual(made);
	});

	test('is not treated as that of another operation', () => {
		expect(savedIn(formOf(made).fields, 'GET /other')).toBeUndefined();
	});

	test('is not found in anything else', async () => {
		const others = [undefined, null, {}, [null, 1, { id: 'x' }], [{ id: 'saved' }]];
		await expectRows(
			others.map((schema) => [schema, undefined] as const),
			(schema) => savedIn(schema, made.key),
		);
	});

	test('has no fields for a body that the user enters as a whole', () => {
		expect(formOf(made, false)).toMatchObject({
			emptyFieldsNotice: 'This operation needs no parameters.',
			fields: [{ id: 'saved' }],
		});
	});

	test('offers no option that n8n would run as an expression', () => {
		const { fields } = formOf(queried({ type: 'string', enum: ['asc', '={{ $env.SECRET }}', 'desc'] }));
		expect(fields[0].options?.map(({ value }) => value)).toEqual(['asc', 'desc']);
	});

	test('says why an operation cannot be used', () => {
		const [odd] = operationsAt({ '/things': { trace: {} } });
		expect(formOf(odd)).toEqual({
			fields: [],
			emptyFieldsNotice: 'This operation cannot be used here, because its method is TRACE.',
		});
	});
});
