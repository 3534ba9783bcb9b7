import { ResponseError } from '../../../core/errors/response-error';
import { readDocument, textOf } from '../../../core/openapi/document';

describe('a document', () => {
	test.each([
		[{ swagger: '2.0' }, 'Swagger 2.0'],
		[{ swagger: 2 }, 'Swagger 2.0'],
		[{ openapi: '3.0.1' }, 'OpenAPI 3.0'],
		[{ openapi: '3.1.0' }, 'OpenAPI 3.1'],
		[{ openapi: '3.2.0' }, 'OpenAPI 3.1'],
	])('with %j is read as %s', (head, dialect) => {
		expect(readDocument({ ...head, paths: {} }).dialect).toBe(dialect);
	});

	test('has a title and a version, where they are texts', () => {
		const info = { title: ' My\n API ', version: 1.5 };
		expect(readDocument({ openapi: '3.0.0', info, paths: {} })).toMatchObject({ title: 'My API', version: '1.5' });
		expect(readDocument({ openapi: '3.0.0', paths: {} })).toMatchObject({ title: '', version: '' });
	});

	test.each([undefined, null, [], 'openapi: 3.0.0', {}, { openapi: '4.0' }, { swagger: '1.2' }, { openapi: {} }])(
		'is not %j, and the error says so',
		(value) => {
			expect(() => readDocument(value)).toThrow(/^the answer is not an OpenAPI document/);
		},
	);

	test('without paths is refused', () => {
		expect(() => readDocument({ openapi: '3.0.0' })).toThrow(
			new ResponseError('the OpenAPI document has no paths, so there is nothing to choose from'),
		);
	});
});

test('a text of a document is cut to the length that a list can show', () => {
	expect(textOf('x'.repeat(10_000))).toHaveLength(200);
	expect(textOf({})).toBe('');
});
