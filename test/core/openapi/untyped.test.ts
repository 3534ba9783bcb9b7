import { isEmpty } from '../../../core/errors/sentences';
import { untypedOperation } from '../../../core/openapi/untyped';
import { onlyReads } from '../../../core/openapi/only-reads';
import { withPageSize } from '../../../core/openapi/page-size';
import { requestOf } from '../../../core/openapi/request';
import { formOf, savedIn } from '../../../core/openapi/saved-form';
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

	test.each(['', 'GET', 'get /things', 'GET things', 'GET /a b', 'CONNECT /things', 'GET /things\n'])(
		'is refused as %j',
		(key) => {
			expect(() => untypedOperation(key, {})).toThrow('is not an operation');
		},
	);

	test('needs every value of its path', () => {
		expect(() => sent('GET /things/{id}/{part}', { id: 1 })).toThrow(isEmpty('part').message);
	});
});

test.each([
	['GET', '/delete', true],
	['HEAD', '/x', true],
	['POST', '/asset/search', true],
	['POST', '/asset/searchByName', true],
	['POST', '/_search', true],
	['PUT', '/asset/listTypes/{id}', true],
	['PUT', '/taxonomy/export', true],
	['PUT', '/asset/{id}', false],
	['PUT', '/', false],
	['POST', '/asset/create', false],
	['POST', '/listing', false],
	['POST', '/findAndReplace', false],
	['PATCH', '/search', false],
	['DELETE', '/list', false],
] as const)('%s %s certainly only reads: %s', (method, path, wanted) => {
	expect(onlyReads({ method, path })).toBe(wanted);
});

describe('The page size', () => {
	const integer = (name: string, more: object = {}) => ({ in: 'query', name, schema: { type: 'integer', ...more } });
	const list = (...parameters: object[]) => operation({ parameters }, { method: 'get' });
	const request = { path: '/things' };

	test.each([
		['is sent where the operation has a parameter for it', list(integer('page'), integer('size')), {}, { size: 100 }],
		['is small for a small limit', list(integer('page'), integer('size')), { wanted: 3 }, { size: 20 }],
		['is that of the user', list(integer('offset'), integer('limit')), { pageSize: 7, wanted: 500 }, { limit: 7 }],
		['is no more than allowed', list(integer('cursor'), integer('limit', { maximum: 50 })), {}, { limit: 50 }],
		['is not sent where no parameter is for a page', list(integer('limit')), {}, undefined],
		['is not sent where no parameter is for a size', list(integer('page')), {}, undefined],
	])('%s', (_, made, wishes, query) => {
		expect(withPageSize(made, request, wishes).query).toEqual(query);
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

	test.each([[undefined], [null], [{}], [[null, 1, { id: 'x' }]], [[{ id: 'saved' }]]])('is not %j', (schema) => {
		expect(savedIn(schema, made.key)).toBeUndefined();
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
