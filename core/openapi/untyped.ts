import type { IHttpRequestMethods } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { isGiven } from './coerce';
import { fieldId } from './fields';
import type { ApiOperation, Parameter, Shape } from './operation';
import { namesIn } from './parameters';

const KEY = /^(GET|HEAD|POST|PUT|PATCH|DELETE) (\/\S*)$/;

/** An operation without its document, and its values by the IDs of its fields. */
export interface Untyped {
	operation: ApiOperation;
	values: Record<string, unknown>;
}

/**
 * An operation as far as method, path and values describe it. Names in the path are filled in; all others go into the
 * query unless they begin with a location, as in `header:X-Reason`. Lists repeat their name. The body is JSON.
 * @param key e.g. `GET /users/{id}`
 * @throws InputError when that is not a method and a path
 */
export function untypedOperation(key: string, given: Readonly<Record<string, unknown>>): Untyped {
	const [, method, path] = KEY.exec(key) ?? [];
	if (!method) {
		throw new InputError(
			`"${key}" is not an operation`,
			'Choose one from the list, or enter a method and a path, such as GET /users/{id}.',
		);
	}
	const inPath = namesIn(path);
	const named = Object.entries(given).map(([name, value]) => ({ parameter: parameterOf(name, value, inPath), value }));
	const missing = inPath.filter((name) => !named.some(({ parameter }) => isInPath(parameter, name)));
	return {
		operation: {
			key,
			method: method as IHttpRequestMethods,
			path,
			summary: '',
			tags: [],
			deprecated: false,
			parameters: [...named.map(({ parameter }) => parameter), ...missing.map((name) => parameterOf(name, '', inPath))],
			body: { kind: 'json', mediaType: 'application/json', required: false, fields: [], shape: { type: 'any' } },
			answers: 'unknown',
		},
		values: Object.fromEntries(named.map(({ parameter, value }) => [fieldId(parameter), value])),
	};
}

function parameterOf(label: string, value: unknown, inPath: string[]): Parameter {
	const [, chosen, name] = /^(?:(path|query|header):)?(.*)$/s.exec(label)!;
	const location = (chosen as Parameter['in'] | undefined) ?? (inPath.includes(name) ? 'path' : 'query');
	const isQuery = location === 'query';
	return {
		in: location,
		name,
		required: location === 'path',
		shape: shapeOfValue(value),
		style: isQuery ? 'form' : 'simple',
		explode: isQuery,
	};
}

/** The type of the value itself: a text stays a text, so that no digit of a long number is lost. */
function shapeOfValue(value: unknown): Shape {
	if (!isGiven(value)) return { type: 'any' };
	if (Array.isArray(value)) return { type: 'array' };
	return { type: typeof value as 'string' | 'number' | 'boolean' | 'object' };
}

function isInPath(parameter: Parameter, name: string): boolean {
	return parameter.in === 'path' && parameter.name === name;
}
