import type { IHttpRequestMethods } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { isEmpty } from '../errors/sentences';
import { path as segment } from '../http/path';
import type { Query } from '../http/query';
import { coerce, isGiven, type Value } from './coerce';
import { fieldId, WHOLE_BODY } from './fields';
import type { Named, ApiOperation, Parameter } from './operation';
import { isOwnHeader } from './parameters';
import { payload } from './payload';
import { pairsOf, textOfValue } from './parameter-style';

/** A request as an operation describes it; its path is still the document's. */
export interface OperationRequest {
	method: IHttpRequestMethods;
	/** With the values in it; may contain a query. */
	path: string;
	query: Query;
	headers: Record<string, string>;
	/** An object or a list is sent as JSON, a text as it is. */
	body?: object | string;
}

/**
 * Fills in an operation. Fields without a value are not sent.
 * @param values by the IDs of `fieldsOf`, as n8n's resource mapper returns them
 * @param body entered by the user as a whole, instead of the fields
 * @throws InputError that names the field, before anything is sent
 */
export function requestOf(operation: ApiOperation, values: Record<string, unknown>, body?: unknown): OperationRequest {
	const { method, parameters, refusal, key } = operation;
	if (refusal)
		throw new InputError(
			`${key} cannot be used here, because ${refusal}`,
			"Use n8n's HTTP Request node with the same credential instead.",
		);
	refuseUnknown(operation, values);
	const given = new Map(parameters.flatMap((parameter) => valueOf(parameter, values)));
	const headers = [...given].flatMap(([parameter, value]) =>
		parameter.in === 'header' ? [header(parameter, value)] : [],
	);
	const content = body === undefined ? bodyFrom(operation, values) : wholeBody(operation, values, body);
	const sent = content === undefined ? undefined : payload(operation, content);
	refuseMissing(operation, sent !== undefined);
	return {
		method,
		path: pathOf(operation, given),
		query: queryOf([...given]),
		headers: { ...Object.fromEntries(headers), ...sent?.headers },
		...(sent ? { body: sent.body } : {}),
	};
}

type Given = [Parameter, Value];

function valueOf(parameter: Parameter, values: Record<string, unknown>): Given[] {
	const value = values[fieldId(parameter)];
	if (isGiven(value)) return [[parameter, coerce(value, parameter.shape, parameter.name)]];
	if (parameter.required) throw noValue(parameter.name);
	return [];
}

function pathOf({ path }: ApiOperation, given: Map<Parameter, Value>): string {
	let filled = path.split('#')[0];
	for (const [parameter, value] of given) {
		if (parameter.in !== 'path') continue;
		if (Array.isArray(value) && value.length === 0) throw noValue(parameter.name);
		const text = textOfValue(parameter, value, (part) => segment`${part}`);
		filled = filled.replaceAll(`{${parameter.name}}`, () => text);
	}
	return filled;
}

/** A name that appears several times is a list. */
function queryOf(given: Given[]): Query {
	const texts = new Map<string, string[]>();
	const pairs = given.flatMap(([parameter, value]) => (parameter.in === 'query' ? pairsOf(parameter, value) : []));
	for (const [name, text] of pairs) texts.set(name, [...(texts.get(name) ?? []), text]);
	return Object.fromEntries([...texts].map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}

function header(parameter: Parameter, value: Value): [string, string] {
	const text = textOfValue(parameter, value, (part) => part);
	if (isOwnHeader(parameter.name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
		throw new InputError(
			`${parameter.name} cannot be sent in a header`,
			'Remove line breaks and characters that are not in Latin-1.',
		);
	}
	return [parameter.name, text];
}

/** The fields of the body; `undefined` when none was given. */
function bodyFrom({ body }: ApiOperation, values: Record<string, unknown>): Value | undefined {
	if (!body) return undefined;
	if (body.fields.length === 0) {
		const whole = values[WHOLE_BODY];
		return isGiven(whole) ? coerce(whole, body.shape, 'Body') : undefined;
	}
	const given = body.fields.filter((field) => isGiven(values[fieldId(field)]));
	if (given.length === 0 && !body.required) return undefined;
	const lacking = body.fields.find((field) => field.required && !given.includes(field));
	if (lacking) throw noValue(lacking.name);
	return Object.fromEntries(given.map((field) => [field.name, valueOfField(field, values)]));
}

/** A body that the user entered as a whole. Fields beside it would be ignored without a message. */
function wholeBody({ body }: ApiOperation, values: Record<string, unknown>, given: unknown): Value {
	const both = body?.fields.find((field) => isGiven(values[fieldId(field)]));
	if (both) {
		throw new InputError(`${both.name} has two values, one in the form and one in the body`, 'Use one of the two.');
	}
	return coerce(given, { type: body?.kind === 'text' ? 'string' : 'any' }, 'Body');
}

function valueOfField(field: Named, values: Record<string, unknown>): Value {
	return coerce(values[fieldId(field)], field.shape, field.name);
}

function refuseMissing({ body }: ApiOperation, hasBody: boolean): void {
	if (body?.required && !hasBody) throw noValue('Body');
}

/** A value without a field would be ignored without a message. */
function refuseUnknown({ key, parameters, body }: ApiOperation, values: Record<string, unknown>): void {
	const fields = body?.fields ?? [];
	const known = new Set([...parameters, ...fields].map(fieldId));
	if (body && fields.length === 0) known.add(WHOLE_BODY);
	const unknown = Object.keys(values).find((id) => isGiven(values[id]) && !known.has(id));
	if (unknown === undefined) return;
	throw new InputError(
		`${key} has no field ${unknown.replace(/^\w+:/, '')}`,
		'The operation was changed after the form was filled in. Refresh the form in the node.',
	);
}

function noValue(label: string): InputError {
	return isEmpty(label, `Enter ${label}, or check the result of the expression.`);
}
