import type { IHttpRequestMethods } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { ExactNumber } from '../exact-number';
import { isGiven } from './coerce';
import { fieldId } from './fields';
import { UNDESCRIBED, type ApiOperation, type Parameter, type Shape } from './operation';
import { namesIn, pathParameter } from './parameters';

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
	const named = Object.entries(given).map(([label, value]) => ({
		parameter: parameterOf(label, value, inPath),
		value,
	}));
	const values = Object.fromEntries(named.map(({ parameter, value }) => [fieldId(parameter), value]));
	const missing = inPath.map(pathParameter).filter((parameter) => !Object.hasOwn(values, fieldId(parameter)));
	const operation: ApiOperation = {
		...UNDESCRIBED,
		key,
		method: method as IHttpRequestMethods,
		path,
		parameters: [...named.map(({ parameter }) => parameter), ...missing],
		body: { kind: 'json', mediaType: 'application/json', required: false, fields: [], shape: {} },
	};
	return { operation, values };
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
	if (!isGiven(value)) return {};
	if (value instanceof ExactNumber) return { type: 'number' };
	return { type: Array.isArray(value) ? 'array' : (typeof value as 'string' | 'number' | 'boolean' | 'object') };
}
