import { InputError } from '../../../core/errors/input-error';
import { ResponseError } from '../../../core/errors/response-error';
import { expectRows } from '../../harness/rows';
import { hasNoValue, isEmpty, mustBe, notAnOption, unexpected } from '../../../core/errors/sentences';

test('a value is called by its type, and never shown', async () => {
	await expectRows<unknown>(
		[
			[undefined, 'the answer has nothing; expected a list'],
			[null, 'the answer has null; expected a list'],
			[['secret'], 'the answer has a list; expected a list'],
			[{ a: 'secret' }, 'the answer has an object; expected a list'],
			['secret', 'the answer has a string; expected a list'],
			[7, 'the answer has a number; expected a list'],
			[true, 'the answer has a boolean; expected a list'],
		],
		(value) => unexpected(value, 'a list').message,
	);
	expect(unexpected('secret', 'a list', 'data.rows')).toEqual(
		new ResponseError('the answer has a string at data.rows; expected a list'),
	);
});

describe('a parameter that cannot be used', () => {
	test('is named with what it must be and the type that it has', () => {
		const error = mustBe('Limit', 'a whole number from 1', 'secret');
		expect(error).toBeInstanceOf(InputError);
		expect(error.message).toBe('Limit must be a whole number from 1, not a string');
		expect(error.description).toContain('result of the expression');
	});

	test('shows its value only where that is a number', () => {
		expect(mustBe('Limit', 'a whole number from 1', 0).message).toBe('Limit must be a whole number from 1, not 0');
	});

	test('can have its own advice', () => {
		expect(mustBe('Body', 'an object', [], 'Do this.').description).toBe('Do this.');
		expect(isEmpty('Name', 'Do this.').description).toBe('Do this.');
	});

	test('has no value when nothing is given', () => {
		for (const value of [undefined, null]) expect(mustBe('Limit', 'a number', value)).toEqual(hasNoValue('Limit'));
		expect(hasNoValue('Limit').message).toBe('Limit has no value');
	});

	test('is empty, or not one of its options', () => {
		expect(isEmpty('Name').message).toBe('Name is empty');
		const error = notAnOption('Format', 'xlsx', ['csv', 'json']);
		expect(error.message).toBe('Format is "xlsx", which is not one of its options');
		expect(error.description).toBe('Use one of: csv, json.');
	});
});
