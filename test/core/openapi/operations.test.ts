import type { Json } from '../../../core/openapi/document';
import { operationByKey, choicesOf } from '../../../core/openapi/fields';
import { expectRows } from '../../harness/rows';
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
		expect(all[1].parameters).toMatchObject([{ in: 'path', name: 'id', required: true, shape: {} }]);
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
	test('that does not name one place is refused', () => {
		const given = ['things', '/a/../b', '/..', '/a\\b', '//evil.test/x', '/a/{b', `/${'x'.repeat(1_000)}`];
		const refusals = given.map((path) => [path, operation({}, { path }).refusal]);
		expect(refusals).toEqual(given.map((path) => [path, 'its path cannot be read']));
	});

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

	test('is refused where the document says so', async () => {
		await expectRows<[given: Json, servers: unknown]>(
			[
				[[{ servers: [{ url: 'https://uploads.test' }] }, servers], 'it belongs to another server'],
				[[{ servers: [{ url: 'https://API.test/v2' }] }, servers], undefined],
				[[{ servers: [{ url: '/v2' }] }, servers], undefined],
				[[{ servers: [] }, servers], undefined],
				[[{ servers: [{ url: 'https://uploads.test' }] }, undefined], undefined],
				[[{}, servers], undefined],
			],
			([given, servers]) => operation(given, { servers }).refusal,
		);
	});
});

describe('a parameter', () => {
	test('has the shape that its schema describes', async () => {
		const components = {
			schemas: {
				Name: { type: 'string', format: 'name' },
				'a/b~': { type: 'boolean' },
				Loop: { $ref: '#/components/schemas/Loop' },
			},
			list: [{}, { type: 'number' }],
		};
		await expectRows<unknown>(
			[
				[{ type: 'string' }, { type: 'string' }],
				[
					{ type: 'integer', format: 'int64', minimum: 1, maximum: 9, default: 5 },
					{ type: 'integer', format: 'int64', minimum: 1, maximum: 9, default: 5 },
				],
				[{ type: ['string', 'null'] }, { type: 'string' }],
				[{ type: ['string', 'integer'] }, {}],
				[{ type: 'file' }, {}],
				[{ enum: ['a', 'b', null, ''] }, { type: 'string', enum: ['a', 'b'] }],
				[{ enum: [1, 'b'] }, { enum: [1, 'b'] }],
				[{ enum: [{}] }, {}],
				[{ const: 7 }, { type: 'number', enum: [7] }],
				[{ type: 'boolean', enum: [true] }, { type: 'boolean' }],
				[
					{ type: 'array', items: { enum: ['x'] } },
					{ type: 'array', items: { type: 'string', enum: ['x'] } },
				],
				[{ items: { properties: { a: {} } } }, { type: 'array', items: { type: 'object' } }],
				[{ type: 'array' }, { type: 'array', items: {} }],
				[{ additionalProperties: true }, { type: 'object' }],
				[{ $ref: '#/components/schemas/Name' }, { type: 'string', format: 'name' }],
				[{ $ref: '#/components/schemas/a~1b%7E0' }, { type: 'boolean' }],
				[{ $ref: '#/components/list/1' }, { type: 'number' }],
				[{ $ref: 'other.json#/Name' }, {}],
				[{ $ref: '#/components/schemas/constructor' }, {}],
				[{ $ref: '#/components/schemas/Name/format/x' }, {}],
				[{ $ref: '#/components/schemas/Loop' }, {}],
				[
					{ allOf: [{ $ref: '#/components/schemas/Name' }, { default: 'x' }] },
					{ type: 'string', format: 'name', default: 'x' },
				],
				[{ anyOf: [{ $ref: '#/components/schemas/Name' }, { type: 'null' }] }, { type: 'string', format: 'name' }],
				[{ oneOf: [{ type: 'string', enum: ['a'] }, { type: 'string' }] }, { type: 'string' }],
				[{ oneOf: [{ type: 'string' }, { type: 'integer' }], enum: ['a'] }, {}],
				[{ anyOf: [{ type: 'array' }, { type: 'array' }] }, {}],
				[{ anyOf: [{ $ref: 'x.json' }, { type: 'string' }] }, {}],
				[{ anyOf: [{ required: ['a'] }, { not: {} }], type: 'object' }, { type: 'object' }],
				[{ anyOf: ['odd', true] }, {}],
				[true, {}],
				[undefined, {}],
			],
			(schema) => {
				const [{ shape }] = queried(schema, {}, { components }).parameters;
				return shape;
			},
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

	test('that is an object stays one in another style', async () => {
		const one = (style: string, explode: boolean) => [{ name: 'q', type: 'object', style, explode }];
		await expectRows<Json>(
			[
				[{ style: 'deepObject' }, one('deepObject', true)],
				[{ explode: false }, one('form', false)],
				[{ style: 'odd', explode: false }, one('form', false)],
				[{ content: { 'application/json': { schema: { type: 'object' } } }, schema: undefined }, one('json', false)],
			],
			(more) => {
				const schema = { type: 'object', properties: { a: {} } };
				const { parameters } = queried(schema, more);
				return parameters.map(({ name, shape, style, explode }) => ({ name, type: shape.type, style, explode }));
			},
		);
	});

	test('that may be one of several objects, or anything with properties, stays one', () => {
		expect(queried({ properties: { a: {} }, oneOf: [{ type: 'object' }, {}] }).parameters).toMatchObject([
			{ name: 'q' },
		]);
		expect(queried({ type: 'string', properties: { a: {} } }).parameters).toMatchObject([{ name: 'q' }]);
	});

	test('is not offered for a header of the connection, of the body or of the credential', () => {
		const given = [
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
		];
		const offered = given.map((name) => {
			const parameters = [
				{ in: 'header', name, required: true },
				{ in: 'header', name: 'X-Trace', schema: {} },
			];
			return operation({ parameters }).parameters.map((parameter) => parameter.name);
		});
		expect(offered).toEqual(given.map(() => ['X-Trace']));
	});

	test('in a cookie or without a name or location makes the operation refused', async () => {
		await expectRows(
			[
				[{ in: 'cookie', name: 'a', required: true }, 'it needs a cookie'],
				[{ in: 'cookie', name: 'a' }, undefined],
				[{ in: 'body', name: 'a' }, 'one of its parameters has no name or location'],
				[{ in: 'query', schema: {} }, 'one of its parameters has no name or location'],
				[{ $ref: '#/nowhere' }, 'a part of its description is missing'],
				[{ $ref: '#/paths/~1things/post/parameters/0' }, 'its description refers to itself'],
			],
			(parameter) => operation({ parameters: [parameter] }).refusal,
		);
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
				{ name: 'tags', required: false, shape: { type: 'array', items: { type: 'string' } } },
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

	test('is entered as a whole where a form cannot show it', async () => {
		await expectRows(
			[
				[{ oneOf: [schema, { type: 'object' }] }, { fields: [], type: undefined }],
				[
					{ oneOf: [{ type: 'object' }, {}], properties: { a: {} } },
					{ fields: [], type: 'object' },
				],
				[
					{ type: 'array', items: schema },
					{ fields: [], type: 'array' },
				],
				[
					{ type: 'object', additionalProperties: {} },
					{ fields: [], type: 'object' },
				],
				[
					{ properties: Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`p${n}`, {}])) },
					{ fields: [], type: 'object' },
				],
				[undefined, { fields: [], type: undefined }],
			],
			(given) => {
				const { fields, shape } = posted(given).body!;
				return { fields, type: shape.type };
			},
		);
	});

	test('is encoded as its media type says', async () => {
		await expectRows<string>(
			[
				['application/json; charset=utf-8', ['json', 'application/json; charset=utf-8']],
				['application/vnd.api+json', ['json', 'application/vnd.api+json']],
				['*/*', ['json', 'application/json']],
				['application/x-www-form-urlencoded', ['form', 'application/x-www-form-urlencoded']],
				['multipart/form-data', ['multipart', 'multipart/form-data']],
				['text/plain', ['text', 'text/plain']],
			],
			(mediaType) => {
				const { kind, mediaType: sent } = posted({ type: 'object', properties: { a: {} } }, mediaType).body!;
				return [kind, sent];
			},
		);
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
	test('that cannot be sent makes the operation refused', async () => {
		await expectRows(
			[
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
			],
			(requestBody) => operation({ requestBody }).refusal,
		);
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
