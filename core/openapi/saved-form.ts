import type { ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { objectOf } from '../pages/shape';
import { fieldsOf, findOperation } from './fields';
import { frozen, thawed } from './frozen';
import type { Operation } from './operation';

/** Id of the field that holds the operation itself; never shown, never filled in. */
export const SAVED = 'saved';

/**
 * The form of an operation for n8n's resource mapper. n8n saves it in the node, and so the operation goes along in a
 * field that is not shown: the workflow then runs without the document.
 * @param withBody false where the body is written by hand
 */
export function formOf(operation: Operation, withBody = true): ResourceMapperFields {
	if (operation.refusal) return notice(`This operation cannot be used here, because ${operation.refusal}.`);
	const fields = fieldsOf(operation)
		.filter(({ id }) => withBody || !/^body(:|$)/.test(id))
		.map(withoutExpressions);
	const shown = fields.length > 0 ? {} : notice('This operation needs no parameters.');
	return { ...shown, fields: [...fields, saved(operation)] };
}

/** A form without fields, and why it has none. */
export function notice(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}

/**
 * The operation that was saved with a form; `undefined` where the form is that of another one.
 * @param schema of n8n's resource mapper, as it is stored
 * @throws InputError when it is damaged
 */
export function savedIn(schema: unknown, key: string): Operation | undefined {
	const fields = Array.isArray(schema) ? schema.map(objectOf) : [];
	const text = fields.find((field) => field?.id === SAVED)?.displayName;
	return typeof text === 'string' ? findOperation([thawed(text)], key) : undefined;
}

/** A choice that begins with an equals sign would be run as an expression: the document must not bring any. */
function withoutExpressions({ options, ...field }: ResourceMapperField): ResourceMapperField {
	return options ? { ...field, options: options.filter(({ value }) => !String(value).startsWith('=')) } : field;
}

function saved(operation: Operation): ResourceMapperField {
	return {
		id: SAVED,
		displayName: frozen(operation),
		display: false,
		removed: true,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
	};
}
