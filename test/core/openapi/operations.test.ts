import { operationByKey, choicesOf } from '../../../core/openapi/fields';
import { operation, operationsAt, posted, queried } from './documents';

describe('the operations of a document', () => {
	const all = operationsAt({
		'/users/{id}': {
			parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'integer' } }],
			summary: 'not an operation',
			get: { operationId: 'getUserById_1', tags: ['Users', 5, {}], responses: {} },
			put: {
				summary: 'Change a user',
				deprecated: true,
				tags: 'x',
				parameters: [{ in: 'path', name: 'id', schema: {} }],
			},
			options: {},
			delete: null,
		},
		'x-vendor': { get: {} },
		'/elsewhere': { $ref: 'other.json' },
	});

	test('are all listed, by method and path, with their descriptions', () => {
		expect(all.map(({ key, id, summary, tags, deprecated }) => ({ key, id, summary, tags, deprecated }))).toEqual([
			{ key: 'GET /users/{id}', id: 'getUserById_1', summary: '', tags: ['Users', '5'], deprecated: false },
			{ key: 'PUT /users/{id}', id: undefined, summary: 'Change a user', tags: [], deprecated: true },
			{ key: 'OPTIONS /users/{id}', id: undefined, summary: '', tags: [], deprecated: false },
			{ key: 'DELETE /users/{id}', id: undefined, summary: '', tags: [], deprecated: false },
			{ key: '/elsewhere', id: undefined, summary: '', tags: [], deprecated: false },
		]);
	});

	test('that cannot be used say why', () => {
		expect(all.map(({ refusal }) => refusal)).toEqual([
			undefined,
			undefined,
			'its method is OPTIONS',
			'a part of its description is missing',
			'a part of it is described in another document',
		]);
	});

	test('share the parameters of their path, and may describe them differently', () => {
		expect(all[0].parameters).toMatchObject([{ in: 'path', name: 'id', shape: { type: 'integer' } }]);
		expect(all[1].parameters).toMatchObject([{ in: 'path', name: 'id', required: true, shape: { type: 'any' } }]);
	});

	test('can be chosen by their summary, and searched by all their texts', () => {
		expect(choicesOf(all)[0]).toEqual({
			name: 'Get user by id 1',
			value: 'GET /users/{id}',
			description: 'GET /users/{id} · Users · 5',
		});
		expect(choicesOf(all, 'change USER')).toEqual([
			{ name: 'Change a user', value: 'PUT /users/{id}', description: 'PUT /users/{id} · deprecated' },
		]);
		expect(choicesOf(all, 'options')).toEqual([
			{
				name: 'OPTIONS /users/{id}',
				value: 'OPTIONS /users/{id}',
				description: 'OPTIONS /users/{id} · cannot be used here, because its method is OPTIONS',
			},
		]);
		expect(choicesOf(all, 'nothing like it')).toEqual([]);
	});

	test('are found again by their key, with other parameter names, or by their ID', () => {
		expect(operationByKey(all, 'PUT /users/{id}')).toBe(all[1]);
		expect(operationByKey(all, 'PUT /users/{userId}')).toBe(all[1]);
		expect(operationByKey(all, 'getUserById_1')).toBe(all[0]);
		expect(operationByKey(all, 'GET /users')).toBeUndefined();
	});
});

describe('a path', () => {
	test.each(['things', '/a/../b', '/..', '/a\\b', '//evil.test/x', '/a/{b', `/${'x'.repeat(1_000)}`])(
		'%s is refused',
		(path) => {
			expect(operation({}, { path }).refusal).toBe('its path cannot be read');
		},
	);

	test('requires each of its names once, also one without a description', () => {
		const { parameters } = operation({}, { path: '/a/{b}/{c}/{b}' });
		expect(parameters.map(({ name, required }) => [name, required])).toEqual([
			['b', true],
			['c', true],
		]);
	});
});

describe('an operation of another server than the rest of the document', () => {
	const servers = [{ url: 'https://api.test/v1' }];

	test.each([
		[{ servers: [{ url: 'https://uploads.test' }] }, servers, 'it belongs to another server'],
		[{ servers: [{ url: 'https://API.test/v2' }] }, servers, undefined],
		[{ servers: [{ url: '/v2' }] }, servers, undefined],
		[{ servers: [] }, servers, undefined],
		[{ servers: [{ url: 'https://uploads.test' }] }, undefined, undefined],
		[{}, servers, undefined],
	])('%j is refused where the document says so', (given, root, refusal) => {
		expect(operation(given, { servers: root }).refusal).toBe(refusal);
	});
});

describe('a parameter', () => {
	test.each([
		[{ type: 'string' }, { type: 'string' }],
		[
			{ type: 'integer', format: 'int64', minimum: 1, maximum: 9, default: 5 },
			{ type: 'integer', format: 'int64', least: 1, most: 9, fallback: 5 },
		],
		[{ type: ['string', 'null'] }, { type: 'string' }],
		[{ type: ['string', 'integer'] }, { type: 'any' }],
		[{ type: 'file' }, { type: 'any' }],
		[{ enum: ['a', 'b', null, ''] }, { type: 'string', options: ['a', 'b'] }],
		[{ enum: [1, 'b'] }, { type: 'any', options: [1, 'b'] }],
		[{ enum: [{}] }, { type: 'any' }],
		[{ const: 7 }, { type: 'number', options: [7] }],
		[{ type: 'boolean', enum: [true] }, { type: 'boolean' }],
		[
			{ type: 'array', items: { enum: ['x'] } },
			{ type: 'array', elements: 'string', choices: ['x'] },
		],
		[{ items: { properties: { a: {} } } }, { type: 'array', elements: 'object' }],
		[{ type: 'array' }, { type: 'array', elements: 'any' }],
		[{ additionalProperties: true }, { type: 'object' }],
		[{ $ref: '#/components/schemas/Name' }, { type: 'string', format: 'name' }],
		[{ $ref: '#/components/schemas/a~1b%7E0' }, { type: 'boolean' }],
		[{ $ref: '#/components/list/1' }, { type: 'number' }],
		[{ $ref: 'other.json#/Name' }, { type: 'any' }],
		[{ $ref: '#/components/schemas/constructor' }, { type: 'any' }],
		[{ $ref: '#/components/schemas/Name/format/x' }, { type: 'any' }],
		[{ $ref: '#/components/schemas/Loop' }, { type: 'any' }],
		[
			{ allOf: [{ $ref: '#/components/schemas/Name' }, { default: 'x' }] },
			{ type: 'string', format: 'name', fallback: 'x' },
		],
		[{ anyOf: [{ $ref: '#/components/schemas/Name' }, { type: 'null' }] }, { type: 'string', format: 'name' }],
		[{ oneOf: [{ type: 'string', enum: ['a'] }, { type: 'string' }] }, { type: 'string' }],
		[{ oneOf: [{ type: 'string' }, { type: 'integer' }], enum: ['a'] }, { type: 'any' }],
		[{ anyOf: [{ type: 'array' }, { type: 'array' }] }, { type: 'any' }],
		[{ anyOf: [{ $ref: 'x.json' }, { type: 'string' }] }, { type: 'any' }],
		[{ anyOf: [{ required: ['a'] }, { not: {} }], type: 'object' }, { type: 'object' }],
		[{ anyOf: ['odd', true] }, { type: 'any' }],
		[true, { type: 'any' }],
		[undefined, { type: 'any' }],
	])('with the schema %j has the shape %j', (schema, shape) => {
		const components = {
			schemas: {
				Name: { type: 'string', format: 'name' },
				'a/b~': { type: 'boolean' },
				Loop: { $ref: '#/components/schemas/Loop' },
			},
			list: [{}, { type: 'number' }],
		};
		expect(queried(schema, {}, { components }).parameters).toMatchObject([{ shape }]);
		expect(Object.keys(queried(schema, {}, { components }).parameters[0].shape).sort()).toEqual(
			Object.keys(shape).sort(),
		);
	});

	test('in the query that is an object becomes its properties, as in the request', () => {
		const schema = {
			type: 'object',
			required: ['page'],
			properties: { page: { type: 'integer' }, sort: { type: 'array' } },
		};
		expect(queried(schema, { required: true }).parameters).toMatchObject([
			{ name: 'page', required: true, shape: { type: 'integer' }, style: 'form', explode: true },
			{ name: 'sort', required: false },
		]);
		expect(queried(schema).parameters[0].required).toBe(false);
	});

	test.each([
		[{ style: 'deepObject' }, { style: 'deepObject', explode: true }],
		[{ explode: false }, { style: 'form', explode: false }],
		[
			{ style: 'odd', explode: false },
			{ style: 'form', explode: false },
		],
		[{ content: { 'application/json': { schema: { type: 'object' } } }, schema: undefined }, { style: 'json' }],
	])('that is an object stays one with %j', (more, style) => {
		const schema = { type: 'object', properties: { a: {} } };
		expect(queried(schema, more).parameters).toMatchObject([{ name: 'q', shape: { type: 'object' }, ...style }]);
	});

	test('that may be one of several objects, or anything with properties, stays one', () => {
		expect(queried({ properties: { a: {} }, oneOf: [{ type: 'object' }, {}] }).parameters).toMatchObject([
			{ name: 'q' },
		]);
		expect(queried({ type: 'string', properties: { a: {} } }).parameters).toMatchObject([{ name: 'q' }]);
	});

	test.each([
		'Authorization',
		'cookie',
		'Host',
		'Content-Length',
		'Content-Type',
		'accept',
		'X-Forwarded-For',
		'api-key',
		'X-API-Key',
		'a b',
		'x\r\ny',
	])('is not offered for the header %s', (name) => {
		const given = {
			parameters: [
				{ in: 'header', name, required: true },
				{ in: 'header', name: 'X-Trace', schema: {} },
			],
		};
		expect(operation(given).parameters.map((parameter) => parameter.name)).toEqual(['X-Trace']);
	});

	test.each([
		[{ in: 'cookie', name: 'a', required: true }, 'it needs a cookie'],
		[{ in: 'cookie', name: 'a' }, undefined],
		[{ in: 'body', name: 'a' }, 'one of its parameters has no name or location'],
		[{ in: 'query', schema: {} }, 'one of its parameters has no name or location'],
		[{ $ref: '#/nowhere' }, 'a part of its description is missing'],
		[{ $ref: '#/paths/~1things/post/parameters/0' }, 'its description refers to itself'],
	])('%j makes the operation refused: %s', (parameter, refusal) => {
		expect(operation({ parameters: [parameter] }).refusal).toBe(refusal);
	});
});

describe('a body', () => {
	const schema = {
		type: 'object',
		required: ['name', 'id'],
		properties: {
			id: { type: 'string', readOnly: true },
			name: { type: 'string' },
			tags: { type: 'array', items: { type: 'string' } },
			more: { type: 'object' },
			parent: { $ref: '#/components/schemas/Self' },
		},
	};

	test('that is an object has a field for each property, except those that only the service sets', () => {
		const rest = { components: { schemas: { Self: { allOf: [{ $ref: '#/components/schemas/Self' }, schema] } } } };
		expect(posted(schema, 'application/json', {}, rest).body).toMatchObject({
			kind: 'json',
			mediaType: 'application/json',
			required: true,
			fields: [
				{ name: 'name', required: true, shape: { type: 'string' } },
				{ name: 'tags', required: false, shape: { type: 'array', elements: 'string' } },
				{ name: 'more', shape: { type: 'object' } },
				{ name: 'parent', shape: { type: 'object' } },
			],
		});
	});

	test('merges what its parts say', () => {
		const body = posted({
			allOf: [schema, { required: ['extra'], properties: { extra: { type: 'number' }, name: { type: 'boolean' } } }],
		}).body;
		expect(body?.fields).toContainEqual(expect.objectContaining({ name: 'extra', required: true }));
		expect(body?.fields[0]).toMatchObject({ name: 'name', shape: { type: 'string' } });
	});

	test.each([
		[{ oneOf: [schema, { type: 'object' }] }, 'any'],
		[{ oneOf: [{ type: 'object' }, {}], properties: { a: {} } }, 'object'],
		[{ type: 'array', items: schema }, 'array'],
		[{ type: 'object', additionalProperties: {} }, 'object'],
		[{ properties: Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`p${n}`, {}])) }, 'object'],
		[undefined, 'any'],
	])('is entered as a whole where a form cannot show it', (given, type) => {
		expect(posted(given).body).toMatchObject({ fields: [], shape: { type } });
	});

	test.each([
		['application/json; charset=utf-8', 'json', 'application/json; charset=utf-8'],
		['application/vnd.api+json', 'json', 'application/vnd.api+json'],
		['*/*', 'json', 'application/json'],
		['application/x-www-form-urlencoded', 'form', 'application/x-www-form-urlencoded'],
		['multipart/form-data', 'multipart', 'multipart/form-data'],
		['text/plain', 'text', 'text/plain'],
	])('of %s is encoded as %s', (mediaType, kind, sent) => {
		expect(posted({ type: 'object', properties: { a: {} } }, mediaType).body).toMatchObject({ kind, mediaType: sent });
	});

	test('is encoded as plain JSON where there is a choice', () => {
		const content = {
			'application/xml': {},
			'multipart/form-data': {},
			'application/merge-patch+json': {},
			'application/json': {},
		};
		expect(operation({ requestBody: { content } }).body).toMatchObject({
			mediaType: 'application/json',
			required: false,
		});
	});

	const file = { type: 'string', format: 'binary' };
	test.each([
		[{ content: { 'application/xml': { schema: {} } } }, 'its body is neither JSON, a form nor plain text'],
		[{ content: { 'application/xml': {} }, required: true }, 'its body is neither JSON, a form nor plain text'],
		[{ content: { 'application/xml': {} } }, undefined],
		[{ required: true }, 'the document names no media type for its body'],
		[{}, undefined],
		[{ $ref: 'x.json' }, 'a part of it is described in another document'],
		[
			{ content: { 'multipart/form-data': { schema: { properties: { file, x: {} }, required: ['file'] } } } },
			'it uploads a file',
		],
		[{ content: { 'multipart/form-data': { schema: { properties: { file } } } } }, 'it uploads a file'],
		[{ content: { 'multipart/form-data': { schema: { properties: { file, x: {} } } } } }, undefined],
		[
			{ content: { 'multipart/form-data': { schema: { type: 'array' } } } },
			'the document does not describe the fields of its form',
		],
		[{ content: { 'multipart/form-data': {} } }, undefined],
		[{ content: { 'application/json': null } }, undefined],
	])('%j makes the operation refused: %s', (requestBody, refusal) => {
		expect(operation({ requestBody }).refusal).toBe(refusal);
	});

	test('with GET is not sent by n8n, and so it is not part of the form', () => {
		const content = { 'application/json': { schema } };
		expect(operation({ requestBody: { content } }, { method: 'get' }).body).toBeUndefined();
		expect(operation({ requestBody: { content, required: true } }, { method: 'get' }).refusal).toBe(
			'it needs a body with GET',
		);
	});

	test('of a form without known fields is an object', () => {
		expect(posted(undefined, 'multipart/form-data').body?.shape).toEqual({ type: 'object' });
	});
});

describe('what an operation answers', () => {
	const json = (schema: unknown, status = '200') => ({ [status]: { content: { 'application/json': { schema } } } });

	test.each([
		[json({ type: 'array' }), 'list'],
		[json({ properties: { items: { type: 'array' } } }, '2XX'), 'list'],
		[json({ properties: { _embedded: { properties: { data: { items: {} } } } } }, 'default'), 'list'],
		[json({ properties: { data: { properties: { data: { properties: { data: { type: 'array' } } } } } } }), 'record'],
		[json({ properties: { id: {}, tags: { type: 'array' } } }), 'record'],
		[json({ type: 'string' }), 'unknown'],
		[{ 200: { content: { '*/*': {} } } }, 'unknown'],
		[{ 200: { content: { 'image/png': {} } } }, 'file'],
		[{ 204: {}, 400: {} }, 'nothing'],
		[{ default: {} }, 'unknown'],
		[{ 200: { $ref: 'x.json' } }, 'unknown'],
		[{ 400: {} }, 'unknown'],
		['odd', 'unknown'],
	])('%j is read as: %s', (responses, answers) => {
		expect(operation({ responses }).answers).toBe(answers);
	});
});
