import { InputError } from '../../../core/errors/input-error';
import { ResponseError } from '../../../core/errors/response-error';
import { hasNoValue, isEmpty, mustBe, notAnOption, unexpected } from '../../../core/errors/sentences';

test.each([
	[undefined, 'nothing'],
	[null, 'null'],
	[['secret'], 'a list'],
	[{ a: 'secret' }, 'an object'],
	['secret', 'a string'],
	[7, 'a number'],
	[true, 'a boolean'],
])('%p is called %s', (value, name) => {
	expect(unexpected(value, 'a list').message).toBe(`the answer has ${name}; expected a list`);
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

	test.each([undefined, null])('has no value when it is %p', (value) => {
		expect(mustBe('Limit', 'a number', value)).toEqual(hasNoValue('Limit'));
		expect(hasNoValue('Limit').message).toBe('Limit has no value');
	});

	test('is empty, or not one of its options', () => {
		expect(isEmpty('Name').message).toBe('Name is empty');
		const error = notAnOption('Format', 'xlsx', ['csv', 'json']);
		expect(error.message).toBe('Format is "xlsx", which is not one of its options');
		expect(error.description).toBe('Use one of: csv, json.');
	});
});

test('an unexpected answer is named by its type and its place, and its value is not shown', () => {
	expect(unexpected('secret', 'a list', 'data.rows')).toEqual(
		new ResponseError('the answer has a string at data.rows; expected a list'),
	);
	expect(unexpected(undefined, 'a list').message).toBe('the answer has nothing; expected a list');
});
