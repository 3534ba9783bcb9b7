import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import type { Query } from '../http/query';
import type { Call } from './call';
import type { Operation } from './execute';
import { asJson } from './json-value';
import { asText } from './parameter-values';
import { readAllPages } from './all-pages';
import { itemsOfAnswer, sendForAny } from './any-answer';
import { kind } from '../pages/shape';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * The operation "Send" of the resource "API Request", the same for every vendor: any request below the credential's
 * base address. One item with the answer, one per element where the answer is a list of objects, a file where it is no
 * JSON. With Fetch All Pages, one per record of the list, whatever way it is paged.
 */
export const sendApiRequest: Operation = {
	doing: 'send an API request',
	async run(call) {
		const method = call.choice('method', 'Method', METHODS, 'GET');
		const path = pathOf(call);
		const body = method === 'GET' ? undefined : bodyOf(call);
		const request = { method, path, query: queryOf(call), body };
		if (call.flag('paginate', 'Fetch All Pages', false)) {
			refuseUnlessRead(method);
			return await readAllPages(call, request);
		}
		return await itemsOfAnswer(call, await sendForAny(call.session, request), 'answer');
	},
};

function refuseUnlessRead(method: (typeof METHODS)[number]): void {
	if (method === 'GET' || method === 'POST') return;
	throw new InputError(
		`Fetch All Pages does not go with ${method}`,
		'Lists are read with GET, and searches with POST. Turn off Fetch All Pages, or choose another method.',
	);
}

/** As typed, or copied with the base address's path in front of it, or as a whole address of the own tenant. */
function pathOf(call: Call): string {
	const { base } = call.session.access;
	const typed = call.required('path', 'Path');
	const local = typed.startsWith(`${base.origin}/`) ? typed.slice(base.origin.length) : typed;
	const root = base.pathname.replace(/\/$/, '');
	const path = local.startsWith(`${root}/`) ? local.slice(root.length) : local;
	return path.startsWith('/') || path.includes('://') ? path : `/${path}`;
}

function queryOf(call: Call): Query {
	// A map, since a name may be one that every object has.
	const query = new Map<string, string[]>();
	const { parameter } = call.collection('query', 'Query Parameters');
	for (const { name, value } of (Array.isArray(parameter) ? parameter : []) as IDataObject[]) {
		const key = asText(name, 'The name of a query parameter');
		if (key === '') continue;
		const text = typeof value === 'boolean' ? String(value) : asText(value, `The query parameter ${key}`);
		query.set(key, [...(query.get(key) ?? []), text]);
	}
	return Object.fromEntries(query);
}

function bodyOf(call: Call): object | undefined {
	const body = asJson(call.value('body', 'Body'), 'Body');
	if (body === undefined || (typeof body === 'object' && body !== null)) return body;
	throw new InputError(`Body is ${kind(body)} where a JSON object or list is due`, 'Example: { "name": "value" }.');
}
