import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../core/errors/input-error';
import {
	bodyFields,
	changesIn,
	idNumber,
	listOfIds,
	listOfTexts,
	type BodyField,
} from '../../../core/node/body-fields';
import { ParameterReader } from '../../../core/node/parameter-reader';
import { expectRows } from '../../harness/rows';

const parameter = (displayName: string, type: INodeProperties['type'], more: Partial<INodeProperties> = {}) => ({
	displayName,
	name: displayName.toLowerCase(),
	type,
	default: '',
	...more,
});

const FIELDS: BodyField[] = [
	{ parameter: parameter('Name', 'string', { required: true }), field: 'common_name' },
	{ parameter: parameter('Port', 'number', { typeOptions: { minValue: 1, maxValue: 9 } }), field: 'port' },
	{ parameter: parameter('Audit', 'boolean'), field: 'audit_enabled' },
	{ parameter: parameter('Tags', 'string'), field: 'tags', read: listOfTexts },
	{ parameter: parameter('IDs', 'string'), field: 'ids', read: listOfIds },
	{
		parameter: parameter('Zone', 'string'),
		field: 'zone',
		read: (given, zone) => given.text(zone) || null,
	},
];

const read = (values: Record<string, unknown>) =>
	bodyFields(
		new ParameterReader(
			(name) => values[name],
			'UTC',
			(name) => name in values,
		),
		FIELDS,
	);

test('a body has the fields that were added, each read as its parameter says', () => {
	expect(read({})).toEqual({});
	expect(read({ name: ' web-1 ', port: '7', audit: 'true', tags: 'a, b', zone: '' })).toEqual({
		common_name: 'web-1',
		port: 7,
		audit_enabled: true,
		tags: ['a', 'b'],
		zone: null,
	});
});

test('IDs are numbers where the API wants numbers, and anything else is refused by its place in the list', async () => {
	expect(read({ ids: '7, 0, 15701' })).toEqual({ ids: [7, 0, 15701] });
	expect(read({ ids: '' })).toEqual({ ids: [] });
	await expectRows(
		['7, x', '7, 1.5', '7, -1', '7, 1e3', '7, 0x10', '7, 9007199254740993'].map((ids) => [
			ids,
			'entry 2 of IDs must be a whole number, not a string',
		]),
		(ids) => read({ ids }),
	);
	expect(idNumber('12', 'Parent')).toBe(12);
});

test('a field is refused by its parameter', async () => {
	await expectRows<Record<string, unknown>>(
		[
			[{ name: '' }, 'Name is empty'],
			[{ port: 70 }, 'Port must be a number from 1 to 9, not 70'],
			[{ audit: 'perhaps' }, 'Audit must be true or false, not a string'],
		],
		read,
	);
	expect(() => read({ name: '' })).toThrow(InputError);
});

test('an update without any field is refused, with advice', () => {
	expect(changesIn({ zone: '1' })).toEqual({ zone: '1' });
	expect(() => changesIn({})).toThrow(
		expect.objectContaining({
			message: 'there is nothing to change',
			description: 'Add at least one field under Update Fields.',
		}) as Error,
	);
	expect(() => changesIn({}, 'Add a field.')).toThrow(
		expect.objectContaining({ description: 'Add a field.' }) as Error,
	);
});
