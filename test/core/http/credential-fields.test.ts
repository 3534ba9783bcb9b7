import { expectRows } from '../../harness/rows';
import { required, text, unusable, words } from '../../../core/http/credential-fields';

test('a text field is read without the spaces around it, and is empty for anything else', () => {
	expect([text(' a b\n'), text(12), text(undefined), text(['a'])]).toEqual(['a b', '', '', '']);
});

test('a required field without a text is an error that names it and says what to do', () => {
	expect(required(' a ', 'Client ID')).toBe('a');
	for (const value of ['', ' ', 12, undefined]) {
		expect(() => required(value, 'Client ID')).toThrow(
			expect.objectContaining({
				name: 'InputError',
				message: 'the field Client ID of the credential is empty',
				description: 'Enter a value, or check the result of the expression.',
			}),
		);
	}
});

test('words come as a list, or in a text with commas or spaces', async () => {
	await expectRows<unknown>(
		[
			[
				['a', ' b '],
				['a', 'b'],
			],
			['a, b\nc,,', ['a', 'b', 'c']],
			[
				['a,b', 'c'],
				['a', 'b', 'c'],
			],
			[[1, null], []],
			[undefined, []],
		],
		words,
	);
});

test('a value that cannot be used is an error that names the field', () => {
	expect(unusable('URL', 'is not an address', 'Correct it.')).toMatchObject({
		message: 'the field URL of the credential is not an address',
		description: 'Correct it.',
	});
});
