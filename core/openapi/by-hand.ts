import type { IHttpRequestMethods } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { isGiven } from './checked';
import { fieldId } from './fields';
import type { Operation, Parameter, Shape } from './operation';
import { namesIn } from './parameters';

const KEY = /^(GET|HEAD|POST|PUT|PATCH|DELETE) (\/\S*)$/;

/** An operation that was written down without its document, and its values by the ids of its fields. */
export interface ByHand {
	operation: Operation;
	values: Record<string, unknown>;
}

/**
 * An operation as far as method, path and values tell: names in the path are filled in, all others go into the query
 * unless a place stands in front of them, as in `header:X-Reason`. Lists repeat their name. The body is JSON.
 * @param key e.g. `GET /users/{id}`
 * @throws InputError when that is no method and path
 */
export function byHand(key: string, given: Readonly<Record<string, unknown>>): ByHand {
	const [, method, path] = KEY.exec(key) ?? [];
	if (!method) {
		throw new InputError(
			`"${key}" is no operation`,
			'Choose one from the list, or enter method and path, such as GET /users/{id}.',
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

function parameterOf(written: string, value: unknown, inPath: string[]): Parameter {
	const [, chosen, name] = /^(?:(path|query|header):)?(.*)$/s.exec(written)!;
	const place = (chosen as Parameter['in'] | undefined) ?? (inPath.includes(name) ? 'path' : 'query');
	const isQuery = place === 'query';
	return {
		in: place,
		name,
		required: place === 'path',
		shape: shapeOfValue(value),
		style: isQuery ? 'form' : 'simple',
		explode: isQuery,
	};
}

/** As it is: a text stays one, so that no digit of a long number is lost. */
function shapeOfValue(value: unknown): Shape {
	if (!isGiven(value)) return { type: 'any' };
	if (Array.isArray(value)) return { type: 'array' };
	return { type: typeof value as 'string' | 'number' | 'boolean' | 'object' };
}

function isInPath(parameter: Parameter, name: string): boolean {
	return parameter.in === 'path' && parameter.name === name;
}
