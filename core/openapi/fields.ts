import type { FieldType, INodeListSearchItems, ResourceMapperField } from 'n8n-workflow';
import type { Body, Named, Operation, Parameter, Shape } from './operation';

/** Id of the field for a body that is written as a whole. */
export const WHOLE_BODY = 'body';

/** Id of a field: the place and the name, since one name may stand in several places. */
export function fieldId(named: Named | Parameter): string {
	return `${'in' in named ? named.in : 'body'}:${named.name}`;
}

/**
 * The form of an operation, for n8n's resource mapper: parameters first, then the body. What is optional is hidden
 * until the user adds it, and what has no value is not sent.
 */
export function fieldsOf({ parameters, body }: Operation): ResourceMapperField[] {
	const ofParameters = parameters.map((parameter) => fieldOf(parameter, parameter.required, isExact(parameter)));
	return [...ofParameters, ...(body ? ofBody(body) : [])];
}

/** What a picker shows: what it does, then how it is called. Those that cannot be used say why. */
export function choicesOf(operations: Operation[], filter = ''): INodeListSearchItems[] {
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
		return { name: summary || humanised(id) || key, value: key, description: [key, ...tags, ...remarks].join(' · ') };
	});
}

/** The operation that a workflow was saved with: by its key, else under other parameter names, else by its id. */
export function findOperation(operations: Operation[], saved: string): Operation | undefined {
	const plain = (key: string) => key.replace(/\{[^{}]*\}/g, '{}');
	return (
		operations.find(({ key }) => key === saved) ??
		operations.find(({ key }) => plain(key) === plain(saved)) ??
		operations.find(({ id }) => id === saved)
	);
}

function ofBody(body: Body): ResourceMapperField[] {
	if (body.fields.length > 0) return body.fields.map((field) => fieldOf(field, body.required && field.required));
	const { type } = body.shape;
	const shown = { ...body.shape, type: type === 'any' ? ('string' as const) : type };
	const whole = fieldOf({ name: 'Body', required: true, shape: shown, style: 'json', explode: false }, body.required);
	return [{ ...whole, id: WHOLE_BODY, displayName: body.kind === 'text' ? 'Body' : 'Body (JSON)' }];
}

function fieldOf(named: Named | Parameter, required: boolean, asText = false): ResourceMapperField {
	const { shape, name } = named;
	return {
		id: fieldId(named),
		displayName: `${name}${remarkOn(shape)}`,
		required,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		removed: !required,
		...(shape.options
			? { type: 'options', options: shape.options.map((value) => ({ name: String(value), value })) }
			: { type: asText ? 'string' : typeOf(shape) }),
	};
}

/** Outside of a body all is text, and a large number must not lose its last digits on the way. */
function isExact({ shape }: Parameter): boolean {
	return shape.type === 'integer' && shape.format === 'int64';
}

function typeOf({ type, format }: Shape): FieldType {
	if (type === 'integer') return 'number';
	if (type === 'any') return 'string';
	return type === 'string' && format === 'date-time' ? 'dateTime' : type;
}

/** More would fill the form. */
const LONGEST_CHOICES = 120;

/** What is allowed, and what the service takes by itself. */
function remarkOn({ least, most, fallback, format, type, options, choices }: Shape): string {
	const range = [least === undefined ? '' : `from ${least}`, most === undefined ? '' : `to ${most}`].join(' ').trim();
	const kind = type === 'string' && format === 'date' ? 'date' : '';
	const byItself = fallback === undefined || fallback === '' ? '' : `default ${String(fallback).slice(0, 40)}`;
	// A list has no choice of its own in n8n's form, so what may stand in it is said.
	const any = choices ? `any of ${choices.join(', ').slice(0, LONGEST_CHOICES)}` : '';
	const remarks = [options ? '' : range, kind, any, byItself].filter(Boolean);
	return remarks.length > 0 ? ` (${remarks.join(', ')})` : '';
}

/** `getUserById_1` in words. */
function humanised(id = ''): string {
	const words = id
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/[\W_]+/g, ' ')
		.trim()
		.toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
