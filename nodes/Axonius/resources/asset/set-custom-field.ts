import type { GenericValue, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { isEmpty, mustBe } from '../../../../core/errors/sentences';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import { locator } from '../../../shared/locator';
import { changing } from './changes';

/** The name of every custom field begins with this. */
const PREFIX = 'adapters_data.gui.';
const NAME = /^custom_\w+$/;

const customField = locator({
	name: 'customField',
	displayName: 'Custom Field',
	description: 'The custom field to set. It must exist in Axonius.',
	search: 'searchCustomFields',
	placeholder: 'Choose a custom field',
	example: 'custom_ticket_number',
	idMode: 'By Name',
});

const value: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. INC0012345',
	description: 'The new value, the same for all assets. An expression may return a number, true or false, or a list.',
};

/** One value, or with API v2 a list of values, for all of the assets. */
export const setCustomField: Operation = {
	name: 'Set Custom Field',
	value: 'setCustomField',
	description: 'Set a custom field of assets to a value, such as a ticket number',
	action: 'Set a custom field of assets',
	...changing({
		parameters: [customField, value],
		read: (call) => ({ field: fieldIn(call), value: valuesIn(call) }),
		request: (dialect, assets, what) => dialect.setCustomField(assets, what.field, what.value),
	}),
};

function fieldIn(call: Call): string {
	const given = call.id(customField);
	const name = given.startsWith(PREFIX) ? given.slice(PREFIX.length) : given;
	if (NAME.test(name)) return PREFIX + name;
	throw new InputError(
		`"${given}" is not the name of a custom field`,
		'It begins with custom_ and has letters, digits and underscores, as in custom_ticket_number. Choose it from the list to be sure.',
	);
}

function valuesIn(call: Call): GenericValue[] {
	const values = [call.value(value)].flat();
	if (values.length === 0 || values.includes('')) throw isEmpty(value.displayName);
	const index = values.findIndex((one) => !isPlain(one));
	if (index < 0) return values as GenericValue[];
	throw mustBe(value.displayName, 'a text, a number, true or false', values[index] ?? null);
}

/** What JSON can hold: NaN would be sent as null, and clear the field. */
function isPlain(one: unknown): boolean {
	return typeof one === 'string' || typeof one === 'boolean' || Number.isFinite(one);
}
