import type { FieldType, INodeListSearchItems, ResourceMapperField } from 'n8n-workflow';
import type { Body, Named, ApiOperation, Parameter, Shape } from './operation';

/** ID of the field for a body that is entered as a whole. */
export const WHOLE_BODY = 'body';

/** What a field of the form stands for: a parameter, or a field of the body. */
type FormField = Pick<Named, 'name' | 'required' | 'shape'> & Partial<Pick<Parameter, 'in'>>;

/** ID of a field: location and name, since the path, the query and the body may use the same name. */
export function fieldId({ in: location, name }: Pick<FormField, 'in' | 'name'>): string {
	return `${location ?? 'body'}:${name}`;
}

/** All parameters, and the fields of the body. */
export function namedIn({ parameters, body }: ApiOperation): Array<Named | Parameter> {
	return [...parameters, ...(body?.fields ?? [])];
}

/**
 * The form of an operation, for n8n's resource mapper: parameters first, then the body. Optional fields are hidden
 * until the user adds them, and fields without a value are not sent.
 */
export function fieldsOf({ parameters, body }: ApiOperation): ResourceMapperField[] {
	return [...parameters.map(fieldOf), ...(body ? ofBody(body) : [])];
}

/** What a list shows for each operation: what it does, then its key. Those that cannot be used say why. */
export function choicesOf(operations: ApiOperation[], filter = ''): INodeListSearchItems[] {
	const words = filter.toLowerCase().split(/\s+/);
	const found = operations.filter(({ key, id, summary, tags }) => {
		const text = [key, id, summary, ...tags].join(' ').toLowerCase();
		return words.every((word) => text.includes(word));
	});
	return found.map(({ key, id, summary, tags, deprecated, refusal }) => {
		const remarks = [
			...(deprecated ? ['deprecated'] : []),
			...(refusal ? [`cannot be used here, because ${refusal}`] : []),
		];
		return { name: summary || humanized(id) || key, value: key, description: [key, ...tags, ...remarks].join(' · ') };
	});
}

/** The operation that a workflow was saved with: by its key, else with other parameter names, else by its ID. */
export function operationByKey(operations: ApiOperation[], saved: string): ApiOperation | undefined {
	const plain = (key: string) => key.replace(/\{[^{}]*\}/g, '{}');
	return (
		operations.find(({ key }) => key === saved) ??
		operations.find(({ key }) => plain(key) === plain(saved)) ??
		operations.find(({ id }) => id === saved)
	);
}

function ofBody({ kind, required, fields, shape }: Body): ResourceMapperField[] {
	if (fields.length > 0) return fields.map((field) => fieldOf({ ...field, required: required && field.required }));
	const whole = fieldOf({ name: 'Body', required, shape: { ...shape, type: shape.type ?? 'string' } });
	return [{ ...whole, id: WHOLE_BODY, displayName: kind === 'text' ? 'Body' : 'Body (JSON)' }];
}

function fieldOf(field: FormField): ResourceMapperField {
	const { name, required, shape } = field;
	return {
		id: fieldId(field),
		displayName: `${name}${remarkOn(shape)}`,
		required,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		removed: !required,
		...(shape.enum
			? { type: 'options', options: shape.enum.map((value) => ({ name: String(value), value })) }
			: { type: typeOf(field) }),
	};
}

function typeOf({ in: location, shape: { type, format } }: FormField): FieldType {
	if (type === undefined) return 'string';
	// Outside of a body everything is sent as text, and a large number must not lose its last digits.
	if (type === 'integer') return location && format === 'int64' ? 'string' : 'number';
	return type === 'string' && format === 'date-time' ? 'dateTime' : type;
}

/** More would fill the form. */
const MAX_CHOICES_LENGTH = 120;

/** The values allowed, and the service's own default. */
function remarkOn({ minimum, maximum, default: fallback = '', format, type, enum: options, items }: Shape): string {
	const range = [minimum === undefined ? '' : `from ${minimum}`, maximum === undefined ? '' : `to ${maximum}`];
	const kind = type === 'string' && format === 'date' ? 'date' : '';
	// n8n's form offers no options for a list, so the label names the values allowed.
	const any = items?.enum ? `any of ${items.enum.join(', ').slice(0, MAX_CHOICES_LENGTH)}` : '';
	const own = fallback === '' ? '' : `default ${String(fallback).slice(0, 40)}`;
	const remarks = [options ? '' : range.join(' ').trim(), kind, any, own].filter(Boolean);
	return remarks.length > 0 ? ` (${remarks.join(', ')})` : '';
}

/** `getUserById_1` as separate words. */
function humanized(id = ''): string {
	const words = id
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/[\W_]+/g, ' ')
		.trim()
		.toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
