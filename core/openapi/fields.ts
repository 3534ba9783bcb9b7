import type { FieldType, INodeListSearchItems, ResourceMapperField } from 'n8n-workflow';
import type { Body, Named, ApiOperation, Parameter, Shape } from './operation';

/** ID of the field for a body that is entered as a whole. */
export const WHOLE_BODY = 'body';

/** ID of a field: location and name, since the path, the query and the body may use the same name. */
export function fieldId(named: Named | Parameter): string {
	return `${'in' in named ? named.in : 'body'}:${named.name}`;
}

/**
 * The form of an operation, for n8n's resource mapper: parameters first, then the body. Optional fields are hidden
 * until the user adds them, and fields without a value are not sent.
 */
export function fieldsOf({ parameters, body }: ApiOperation): ResourceMapperField[] {
	const ofParameters = parameters.map((parameter) => fieldOf(parameter, parameter.required, isExact(parameter)));
	return [...ofParameters, ...(body ? ofBody(body) : [])];
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

/** Outside of a body everything is sent as text, and a large number must not lose its last digits. */
function isExact({ shape }: Parameter): boolean {
	return shape.type === 'integer' && shape.format === 'int64';
}

function typeOf({ type, format }: Shape): FieldType {
	if (type === 'integer') return 'number';
	if (type === 'any') return 'string';
	return type === 'string' && format === 'date-time' ? 'dateTime' : type;
}

/** More would fill the form. */
const MAX_CHOICES_LENGTH = 120;

/** The values allowed, and the service's own default. */
function remarkOn({ least, most, fallback, format, type, options, choices }: Shape): string {
	const range = [least === undefined ? '' : `from ${least}`, most === undefined ? '' : `to ${most}`].join(' ').trim();
	const kind = type === 'string' && format === 'date' ? 'date' : '';
	const own = fallback === undefined || fallback === '' ? '' : `default ${String(fallback).slice(0, 40)}`;
	// n8n's form offers no options for a list, so the label names the values allowed.
	const any = choices ? `any of ${choices.join(', ').slice(0, MAX_CHOICES_LENGTH)}` : '';
	const remarks = [options ? '' : range, kind, any, own].filter(Boolean);
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
