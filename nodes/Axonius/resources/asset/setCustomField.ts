import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import { kind } from '../../../../core/pages/shape';
import { assetType, dialectFor } from '../../selection';
import { idsOf, inBatches } from './batches';

/** What stands before the name of every custom field. */
const PREFIX = 'adapters_data.gui.';
const NAME = /^custom_\w+$/;

export const customField: INodeProperties[] = [
	{
		displayName: 'Custom Field',
		name: 'customField',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The custom field to set',
		displayOptions: { show: { resource: ['asset'], operation: ['setCustomField'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a custom field',
				typeOptions: { searchListMethod: 'searchCustomFields', searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. custom_ticket_number',
			},
		],
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. INC0012345',
		description: 'The new value, the same for all assets. An expression may give a number, true or false, or a list.',
		displayOptions: { show: { resource: ['asset'], operation: ['setCustomField'] } },
	},
];

/** Sets one custom field of many assets to one value. */
export const setCustomField: Operation = {
	doing: 'set a custom field',
	async run(call) {
		const type = assetType(call);
		const ids = idsOf(call);
		const field = fieldName(call.id('customField', 'Custom Field'));
		const value = valuesOf(call);
		const dialect = dialectFor(call);
		const requests = await inBatches(call, ids, (some) => dialect.setCustomField(type, some, field, value));
		return [{ json: { asset_type: type, field, value: value as string[], submitted: ids.length, requests } }];
	},
};

function fieldName(typed: string): string {
	const name = typed.startsWith(PREFIX) ? typed.slice(PREFIX.length) : typed;
	if (NAME.test(name)) return PREFIX + name;
	throw new InputError(
		`"${typed}" is not the name of a custom field`,
		'It begins with custom_ and has letters, digits and underscores, as in custom_ticket_number. Choose it from the list to be sure.',
	);
}

function valuesOf(call: Call): unknown[] {
	const given: unknown = call.value('value', 'Value');
	const values: unknown[] = Array.isArray(given) ? given : [given];
	const odd = values.find((value) => !isPlain(value));
	if (values.length > 0 && odd === undefined) return values;
	const found = typeof odd === 'number' ? String(odd) : kind(odd);
	throw new InputError(
		odd === '' || values.length === 0 ? 'Value is empty' : `Value is ${found} where a text, number or switch is due`,
		'Correct it, or check what the expression gives.',
	);
}

/** What JSON can carry: NaN would arrive as null, and clear the field. */
function isPlain(value: unknown): boolean {
	return (typeof value === 'string' && value !== '') || typeof value === 'boolean' || Number.isFinite(value);
}
