import { ResponseError } from '../../../core/errors/response-error';
import { readDocument, textOf } from '../../../core/openapi/document';
import { expectRows } from '../../harness/rows';

describe('a document', () => {
	test('is one of OpenAPI 3 or of Swagger 2.0', async () => {
		await expectRows(
			[
				[{ swagger: '2.0' }, true],
				[{ swagger: 2 }, true],
				[{ openapi: '3.0.1' }, false],
				[{ openapi: '3.1.0' }, false],
				[{ openapi: '3.2.0' }, false],
			],
			(head) => readDocument({ ...head, paths: {} }).isSwagger,
		);
	});

	test('is nothing else, and the error says so', () => {
		const others = [undefined, null, [], 'openapi: 3.0.0', {}, { openapi: '4.0' }, { swagger: '1.2' }, { openapi: {} }];
		for (const value of others) {
			expect(() => readDocument(value)).toThrow(/^the answer is not an OpenAPI document/);
		}
	});

	test('without paths is refused', () => {
		expect(() => readDocument({ openapi: '3.0.0' })).toThrow(
			new ResponseError('the OpenAPI document has no paths, so there is nothing to choose from'),
		);
	});
});

test('a text of a document is one line, cut to the length that a list can show', async () => {
	await expectRows<unknown>(
		[
			[' My\n API ', 'My API'],
			[1.5, '1.5'],
			[{}, ''],
			[undefined, ''],
			['x'.repeat(10_000), 'x'.repeat(200)],
		],
		textOf,
	);
});
