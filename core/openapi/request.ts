import { InputError } from '../errors/input-error';
import { isEmpty } from '../errors/sentences';
import { path as segment } from '../http/path';
import type { Query } from '../http/query';
import type { ApiRequest } from '../http/session';
import { coerce, isGiven, type Value } from './coerce';
import { fieldId, namedIn, WHOLE_BODY } from './fields';
import type { ApiOperation, Parameter } from './operation';
import { isOwnHeader } from './parameters';
import { payload } from './payload';
import { pairsOf, textOfValue } from './parameter-style';

/**
 * Fills in an operation. Fields without a value are not sent.
 * @param values by the IDs of `fieldsOf`, as n8n's resource mapper returns them
 * @param body entered by the user as a whole, instead of the fields
 * @throws InputError that names the field, before anything is sent
 */
export function requestOf(operation: ApiOperation, values: Record<string, unknown>, body?: unknown): ApiRequest {
	const { method, parameters } = operation;
	refuseUnusable(operation);
	refuseUnknown(operation, values);
	const given = parameters.flatMap((parameter) => valueOf(parameter, values));
	const at = (location: Parameter['in']) => given.filter(([parameter]) => parameter.in === location);
	const headers = at('header').map(header);
	const content = body === undefined ? bodyFrom(operation, values) : wholeBody(operation, values, body);
	if (content === undefined && operation.body?.required) throw noValue('Body');
	const sent = content === undefined ? undefined : payload(operation, content);
	return {
		method,
		path: pathOf(operation, at('path')),
		query: queryOf(at('query')),
		headers: { ...Object.fromEntries(headers), ...sent?.headers },
		...(sent ? { body: sent.body } : {}),
	};
}

/** @throws InputError with the sentence of the form for an operation that cannot be used */
export function refuseUnusable({ key, refusal }: ApiOperation): void {
	if (refusal === undefined) return;
	throw new InputError(
		`${key} cannot be used here, because ${refusal}`,
		"Use n8n's HTTP Request node with the same credential instead.",
	);
}

type Given = [Parameter, Value];

function valueOf(parameter: Parameter, values: Record<string, unknown>): Given[] {
	const value = values[fieldId(parameter)];
	if (isGiven(value)) return [[parameter, coerce(value, parameter.shape, parameter.name)]];
	if (parameter.required) throw noValue(parameter.name);
	return [];
}

function pathOf({ path }: ApiOperation, given: Given[]): string {
	return given.reduce((filled, [parameter, value]) => {
		if (Array.isArray(value) && value.length === 0) throw noValue(parameter.name);
		const text = textOfValue(parameter, value, (part) => segment`${part}`);
		return filled.replaceAll(`{${parameter.name}}`, () => text);
	}, path.split('#')[0]);
}

/** A name that appears several times is a list. */
function queryOf(given: Given[]): Query {
	const texts = new Map<string, string[]>();
	const pairs = given.flatMap(([parameter, value]) => pairsOf(parameter, value));
	for (const [name, text] of pairs) {
		const known = texts.get(name);
		if (known) known.push(text);
		else texts.set(name, [text]);
	}
	return Object.fromEntries([...texts].map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}

function header([parameter, value]: Given): [string, string] {
	const text = textOfValue(parameter, value, (part) => part);
	if (isOwnHeader(parameter.name) || parameter.name in {} || !/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
		throw new InputError(
			`${parameter.name} cannot be sent in a header`,
			'Remove line breaks and characters that are not in Latin-1. Some names belong to the connection, or cannot be sent by n8n.',
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
	return Object.fromEntries(
		given.map((field) => [field.name, coerce(values[fieldId(field)], field.shape, field.name)]),
	);
}

/** A body that the user entered as a whole. Fields beside it would be ignored without a message. */
function wholeBody({ body }: ApiOperation, values: Record<string, unknown>, given: unknown): Value {
	const both = body?.fields.find((field) => isGiven(values[fieldId(field)]));
	if (both) {
		throw new InputError(`${both.name} has two values, one in the form and one in the body`, 'Use one of the two.');
	}
	return coerce(given, body?.kind === 'text' ? { type: 'string' } : {}, 'Body');
}

/** A value without a field would be ignored without a message. */
function refuseUnknown(operation: ApiOperation, values: Record<string, unknown>): void {
	const known = new Set(namedIn(operation).map(fieldId));
	if (operation.body?.fields.length === 0) known.add(WHOLE_BODY);
	const unknown = Object.keys(values).find((id) => isGiven(values[id]) && !known.has(id));
	if (unknown === undefined) return;
	throw new InputError(
		`${operation.key} has no field ${unknown.replace(/^\w+:/, '')}`,
		'The operation was changed after the form was filled in. Refresh the form in the node.',
	);
}

function noValue(label: string): InputError {
	return isEmpty(label, `Enter ${label}, or check the result of the expression.`);
}
