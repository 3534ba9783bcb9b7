import { swagger } from './documents';

describe('an operation of Swagger 2.0', () => {
	test('has its parameters with their types beside their names, and its lists by collection format', () => {
		const list = (name: string, collectionFormat?: string) => ({
			in: 'query',
			name,
			type: 'array',
			items: { type: 'string' },
			collectionFormat,
		});
		const { parameters } = swagger({
			parameters: [
				{ in: 'path', name: 'id', type: 'integer', format: 'int64', required: true },
				{ in: 'header', name: 'X-Trace', type: 'string' },
				...['csv', 'multi', 'ssv', 'tsv', 'pipes', undefined].map((format) => list(String(format), format)),
			],
		});
		expect(parameters.map(({ name, style, explode }) => [name, style, explode])).toEqual([
			['id', 'simple', false],
			['X-Trace', 'simple', false],
			['csv', 'form', false],
			['multi', 'form', true],
			['ssv', 'spaceDelimited', false],
			['tsv', 'tabDelimited', false],
			['pipes', 'pipeDelimited', false],
			['undefined', 'form', false],
		]);
		expect(parameters[0]).toMatchObject({ required: true, shape: { type: 'integer', format: 'int64' } });
	});

	test('has its body as JSON, or as the document says', () => {
		const body = { in: 'body', name: 'thing', required: true, schema: { $ref: '#/definitions/Thing' } };
		const definitions = { Thing: { type: 'object', properties: { name: { type: 'string' } } } };
		const rest = { definitions, parameters: { Body: body } };
		expect(swagger({ parameters: [{ $ref: '#/parameters/Body' }] }, rest).body).toMatchObject({
			mediaType: 'application/json',
			required: true,
			fields: [{ name: 'name' }],
		});
		expect(swagger({ parameters: [body], consumes: ['application/xml'] }, rest).refusal).toContain('neither JSON');
		const patch = 'application/merge-patch+json';
		expect(swagger({ parameters: [body] }, { ...rest, consumes: [patch] }).body?.mediaType).toBe(patch);
	});

	test('has its form, and is refused where the form uploads a file', () => {
		const field = (name: string, more = {}) => ({ in: 'formData', name, type: 'string', ...more });
		const plain = swagger({ parameters: [field('a', { required: true }), field('b')] }).body;
		expect(plain).toMatchObject({
			kind: 'form',
			required: true,
			fields: [
				{ name: 'a', required: true },
				{ name: 'b', required: false },
			],
		});
		const multipart = swagger({ parameters: [field('a')], consumes: ['multipart/form-data'] }).body;
		expect(multipart).toMatchObject({ kind: 'multipart', required: false });
		const list = swagger({ parameters: [field('a', { type: 'array', items: {}, collectionFormat: 'pipes' })] }).body;
		expect(list?.fields).toMatchObject([{ style: 'pipeDelimited', explode: false }]);
		expect(swagger({ parameters: [field('f', { type: 'file', required: true })] }).refusal).toBe('it uploads a file');
	});

	test('is refused where a parameter is described in another document', () => {
		expect(swagger({ parameters: [{ $ref: 'x.json' }] }).refusal).toBe('a part of it is described in another document');
	});
});
