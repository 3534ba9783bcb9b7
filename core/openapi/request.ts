import type { IHttpRequestMethods } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { path as segment } from '../http/path';
import type { Query } from '../http/query';
import { checked, isGiven, type Value } from './checked';
import { fieldId, WHOLE_BODY } from './fields';
import type { Named, Operation, Parameter } from './operation';
import { isOwnHeader } from './parameters';
import { payload } from './payload';
import { pairsOf, textOfValue } from './written';

/** A request as an operation describes it; its path is still the document's. */
export interface OperationRequest {
	method: IHttpRequestMethods;
	/** With the values in it; may have a query of its own. */
	path: string;
	query: Query;
	headers: Record<string, string>;
	/** An object or a list is sent as JSON, a text as it is. */
	body?: object | string;
}

/**
 * Fills in an operation. What was not given is not sent.
 * @param values by the ids of `fieldsOf`, as n8n's resource mapper gives them
 * @param body of the user's own, instead of the fields
 * @throws InputError that names the field, before anything is sent
 */
export function requestOf(operation: Operation, values: Record<string, unknown>, body?: unknown): OperationRequest {
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
	const content = body === undefined ? bodyFrom(operation, values) : byHand(operation, values, body);
	const written = content === undefined ? undefined : payload(operation, content);
	refuseMissing(operation, written !== undefined);
	return {
		method,
		path: pathOf(operation, given),
		query: queryOf([...given]),
		headers: { ...Object.fromEntries(headers), ...written?.headers },
		...(written ? { body: written.body } : {}),
	};
}

type Given = [Parameter, Value];

function valueOf(parameter: Parameter, values: Record<string, unknown>): Given[] {
	const value = values[fieldId(parameter)];
	if (isGiven(value)) return [[parameter, checked(value, parameter.shape, parameter.name)]];
	if (parameter.required) throw missing(parameter.name);
	return [];
}

function pathOf({ path }: Operation, given: Map<Parameter, Value>): string {
	let filled = path.split('#')[0];
	for (const [parameter, value] of given) {
		if (parameter.in !== 'path') continue;
		const isEmpty = Array.isArray(value) && value.length === 0;
		if (isEmpty) throw missing(parameter.name);
		const text = textOfValue(parameter, value, (part) => segment`${part}`);
		filled = filled.replaceAll(`{${parameter.name}}`, () => text);
	}
	return filled;
}

/** A name that comes several times is a list. */
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
			'Leave out line breaks and characters beyond Latin-1.',
		);
	}
	return [parameter.name, text];
}

/** The fields of the body; `undefined` when none was given. */
function bodyFrom({ body }: Operation, values: Record<string, unknown>): Value | undefined {
	if (!body) return undefined;
	if (body.fields.length === 0) {
		const whole = values[WHOLE_BODY];
		return isGiven(whole) ? checked(whole, body.shape, 'Body') : undefined;
	}
	const given = body.fields.filter((field) => isGiven(values[fieldId(field)]));
	if (given.length === 0 && !body.required) return undefined;
	const lacking = body.fields.find((field) => field.required && !given.includes(field));
	if (lacking) throw missing(lacking.name);
	return Object.fromEntries(given.map((field) => [field.name, valueOfField(field, values)]));
}

/** A body of the user's own. Fields beside it would be lost without a word. */
function byHand({ body }: Operation, values: Record<string, unknown>, given: unknown): Value {
	const doubled = body?.fields.find((field) => isGiven(values[fieldId(field)]));
	if (doubled) {
		throw new InputError(`${doubled.name} is given twice, in the form and in the body`, 'Use one of the two.');
	}
	return checked(given, { type: body?.kind === 'text' ? 'string' : 'any' }, 'Body');
}

function valueOfField(field: Named, values: Record<string, unknown>): Value {
	return checked(values[fieldId(field)], field.shape, field.name);
}

function refuseMissing({ body }: Operation, isWritten: boolean): void {
	if (body?.required && !isWritten) throw missing('Body');
}

/** A value without a place would be lost without a word. */
function refuseUnknown({ key, parameters, body }: Operation, values: Record<string, unknown>): void {
	const fields = body?.fields ?? [];
	const known = new Set([...parameters, ...fields].map(fieldId));
	if (body && fields.length === 0) known.add(WHOLE_BODY);
	const lost = Object.keys(values).find((id) => isGiven(values[id]) && !known.has(id));
	if (lost === undefined) return;
	throw new InputError(
		`${key} has no field ${lost.replace(/^\w+:/, '')}`,
		'The operation was changed after the form was filled in. Refresh the form in the node.',
	);
}

function missing(label: string): InputError {
	return new InputError(`${label} is empty`, `Enter ${label}, or check what the expression gives.`);
}
