import type { ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { objectOf } from '../json';
import { fieldsOf, operationByKey } from './fields';
import { serializeOperation, deserializeOperation } from './serialize';
import type { ApiOperation } from './operation';

/** ID of the field that holds the operation itself; never shown, never filled in. */
export const SAVED = 'saved';

/**
 * The form of an operation for n8n's resource mapper. n8n saves it in the node, together with the operation in a field
 * that is not shown: the workflow then runs without the document.
 * @param withBody false where the user enters the body as a whole
 */
export function formOf(operation: ApiOperation, withBody = true): ResourceMapperFields {
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
export function savedIn(schema: unknown, key: string): ApiOperation | undefined {
	const fields = Array.isArray(schema) ? schema.map(objectOf) : [];
	const text = fields.find((field) => field?.id === SAVED)?.displayName;
	return typeof text === 'string' ? operationByKey([deserializeOperation(text)], key) : undefined;
}

/** n8n would run an option that begins with an equals sign as an expression: the document must not contain any. */
function withoutExpressions({ options, ...field }: ResourceMapperField): ResourceMapperField {
	return options ? { ...field, options: options.filter(({ value }) => !String(value).startsWith('=')) } : field;
}

function saved(operation: ApiOperation): ResourceMapperField {
	return {
		id: SAVED,
		displayName: serializeOperation(operation),
		display: false,
		removed: true,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
	};
}
