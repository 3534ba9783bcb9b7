import { NodeOperationError, type INode, type INodeProperties } from 'n8n-workflow';
import { hasNoValue, isEmpty, mustBe, notAnOption } from '../../../core/errors/sentences';
import { ParameterReader, type Choice } from '../../../core/node/parameter-reader';

const parameter = (type: INodeProperties['type'], more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'Thing',
	name: 'thing',
	type,
	default: '',
	...more,
});
const reader = (values: Record<string, unknown>) =>
	new ParameterReader((name, fallback) => (name in values ? values[name] : fallback), 'Europe/Berlin');
const having = (thing: unknown) => reader({ thing });
const required = { required: true };

describe('A parameter is read as its description says', () => {
	test('a text: trimmed, by default as the form has it, and not empty where it is required', () => {
		expect(having(' a ').text(parameter('string'))).toBe('a');
		expect(reader({}).text(parameter('string', { default: 'data' }))).toBe('data');
		expect(having(' ').text(parameter('string'))).toBe('');
		expect(() => having(' ').text(parameter('string', required))).toThrow(isEmpty('Thing'));
		expect(() => having({}).text(parameter('string'))).toThrow(mustBe('Thing', 'a text', {}));
		expect(() => having(null).text(parameter('string'))).toThrow(hasNoValue('Thing'));
	});

	test('outside of a collection, each parameter is there', () => {
		expect(reader({}).has(parameter('string'))).toBe(true);
	});

	test('texts: a list, or one text with commas', () => {
		expect(having(['a', ' b ']).texts(parameter('multiOptions'))).toEqual(['a', 'b']);
		expect(having('a, b').texts(parameter('string'))).toEqual(['a', 'b']);
		expect(having('').texts(parameter('string'))).toEqual([]);
		expect(() => having(' , ').texts(parameter('string', required))).toThrow('Thing is empty');
		expect(having('a\nb').ids(parameter('string'))).toEqual(['a', 'b']);
		expect(() => having(['a b']).ids(parameter('string'))).toThrow('Thing has a value that is not an ID');
	});

	test('a choice: one of its options, also by its name, in upper or lower case', () => {
		const choice: Choice<'a' | 'b'> = {
			...parameter('options'),
			default: 'b',
			options: [
				{ name: 'Option A', value: 'a' },
				{ name: 'B', value: 'b' },
			],
		};
		expect([having('a').choice(choice), reader({}).choice(choice), reader({}).choice(choice, 'a')]).toEqual([
			'a',
			'b',
			'a',
		]);
		expect([having('A').choice(choice), having('option a').choice(choice)]).toEqual(['a', 'a']);
		expect(() => having('c').choice(choice)).toThrow(notAnOption('Thing', 'c', ['a', 'b']));
	});

	test('an ID: from a resource locator in any mode', () => {
		const locator = parameter('resourceLocator', required);
		const asked: unknown[] = [];
		const get = (_name: string, _fallback: unknown, options?: object) => {
			asked.push(options);
			return 17;
		};
		expect(new ParameterReader(get, 'UTC').id(locator)).toBe('17');
		expect(asked).toEqual([{ extractValue: true }]);
		expect(() => having('').id(locator)).toThrow('Thing is empty');
		expect(having('').id(parameter('resourceLocator'))).toBe('');
	});

	test('an ID: an address without one is reported as such, and any other failure stays what it is', () => {
		const node = { name: 'Node', type: 'x' } as INode;
		const failing = (error: Error) =>
			new ParameterReader(() => {
				throw error;
			}, 'UTC');
		const locator = parameter('resourceLocator', required);
		expect(() => failing(new NodeOperationError(node, 'no match')).id(locator)).toThrow(
			'Thing is not an address with an ID in it',
		);
		expect(() => failing(new RangeError('other')).id(locator)).toThrow(RangeError);
	});

	test('a switch, and a number within the bounds of the form', () => {
		expect(having('true').flag(parameter('boolean'))).toBe(true);
		expect(reader({}).flag(parameter('boolean', { default: false }))).toBe(false);
		const number = parameter('number', { typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 0 } });
		expect(having('7').number(number)).toBe(7);
		expect(() => having(1.5).number(number)).toThrow(mustBe('Thing', 'a whole number from 1 to 10', 1.5));
		expect(having(0.5).number(parameter('number'))).toBe(0.5);
		expect(() => having(-1).number(parameter('number'))).toThrow(mustBe('Thing', 'a number 0 or more', -1));
	});

	test('a time: in the time zone of the workflow, and none where it was left empty', () => {
		const time = parameter('dateTime');
		expect(having('2026-01-15T12:00:00').instant(time)).toBe(Date.UTC(2026, 0, 15, 11));
		expect(having('').instant(time)).toBeUndefined();
		expect(() => having('').instant(parameter('dateTime', required))).toThrow(isEmpty('Thing'));
		expect(() => having('soon').instant(time)).toThrow('Thing is not a date and time');
	});

	test('JSON: as a text or as an expression gives it', () => {
		expect(having('{"a":1}').json(parameter('json'))).toEqual({ a: 1 });
		expect(having('').json(parameter('json'))).toBeUndefined();
		expect(having({ a: 1 }).jsonObject(parameter('json'), '{ "a": 1 }')).toEqual({ a: 1 });
		expect(() => having('[1]').jsonObject(parameter('json'), '{ "a": 1 }')).toThrow('Thing must be a JSON object');
	});

	test('a collection: its entries, with their own descriptions', () => {
		const entry = { ...parameter('string'), name: 'inner', displayName: 'Inner' };
		const given = having({ inner: 'x' }).collection(parameter('collection'));
		expect([given.has(entry), given.text(entry), given.timezone]).toEqual([true, 'x', 'Europe/Berlin']);
		const none = reader({}).collection(parameter('collection'));
		expect([none.has(entry), none.text(entry)]).toEqual([false, '']);
		// A name that every object has is no entry.
		expect(none.has({ ...entry, name: 'constructor' })).toBe(false);
		expect(having({ inner: 'x' }).object(parameter('collection'))).toEqual({ inner: 'x' });
	});

	test('a fixed collection: one reader for each of its entries', () => {
		const entry = { ...parameter('string'), name: 'inner' };
		const list = parameter('fixedCollection');
		const given = having({ pair: [{ inner: 'a' }, { inner: 'b' }] }).entries(list, 'pair');
		expect(given.map((one) => one.text(entry))).toEqual(['a', 'b']);
		expect(having({}).entries(list, 'pair')).toEqual([]);
	});

	test('a collection: never anything else, since a filter that is not read would let everything through', () => {
		for (const value of ['text', 5, null, [], true]) {
			const filters = { ...parameter('collection'), displayName: 'Filters' };
			const reader = new ParameterReader(() => value, 'UTC');
			expect(() => reader.object(filters)).toThrow(/^Filters (must be a collection|has no value)/);
		}
	});
});
