import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import type { Query } from '../http/query';
import type { Call } from './call';
import type { Operation } from './execute';
import { asText } from './parameter-values';
import { kind, objectOf } from '../pages/shape';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * The operation "Send" of the resource "API Request", the same for every vendor: any request below the credential's
 * base address. One item with the answer, or one per element where the answer is a list of objects.
 */
export const sendApiRequest: Operation = {
	doing: 'send an API request',
	async run(call) {
		const method = call.choice('method', 'Method', METHODS, 'GET');
		const path = pathOf(call);
		const body = method === 'GET' ? undefined : bodyOf(call);
		const answer = await call.session.send({ method, path, query: queryOf(call), body });
		return itemsOf(answer.status, answer.body);
	},
};

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
	const query: Record<string, string[]> = {};
	const { parameter } = call.collection('query', 'Query Parameters');
	for (const { name, value } of (Array.isArray(parameter) ? parameter : []) as IDataObject[]) {
		const key = asText(name, 'The name of a query parameter');
		if (key === '') continue;
		const text = typeof value === 'boolean' ? String(value) : asText(value, `The query parameter ${key}`);
		query[key] = [...(query[key] ?? []), text];
	}
	return query;
}

function bodyOf(call: Call): object | undefined {
	const given = call.value('body', 'Body');
	const body: unknown = typeof given === 'string' ? parsed(given) : given;
	if (body === undefined) return undefined;
	if (typeof body !== 'object' || body === null) {
		throw new InputError(`Body is ${kind(body)} where a JSON object or list is due`, 'Example: { "name": "value" }.');
	}
	return Object.keys(body).length > 0 ? body : undefined;
}

function parsed(text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		// Told below; a catch clause may not throw our own classes.
	}
	throw new InputError(
		'Body is not valid JSON',
		'Names and texts need double quotes, and no comma may stand before a closing bracket.',
	);
}

function itemsOf(status: number, body: unknown): INodeExecutionData[] {
	if (body === undefined) return [{ json: { status } }];
	if (Array.isArray(body) && body.every((element) => objectOf(element))) {
		return body.map((element) => ({ json: element as IDataObject }));
	}
	return [{ json: (objectOf(body) as IDataObject | undefined) ?? { status, body: body as IDataObject } }];
}
