import type { IDataObject, IHttpRequestMethods, INodeExecutionData } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { Query } from '../../../../core/http/query';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import { kind, objectOf } from '../../../../core/pages/shape';

/** A raw request: one item with the answer, or one per element where the answer is a list of objects. */
export const send: Operation = {
	doing: 'send an API request',
	async run(call) {
		const method = call.required('method', 'Method') as IHttpRequestMethods;
		const { status, body } = await call.session.send({
			method,
			path: pathOf(call),
			query: queryOf(call),
			body: method === 'GET' ? undefined : bodyOf(call),
		});
		return itemsOf(status, body);
	},
};

/** As typed, or copied with the /api/2.0 in front of it. */
function pathOf(call: Call): string {
	const typed = call.required('path', 'Path');
	const prefix = call.session.access.base.pathname;
	const path = typed.startsWith(`${prefix}/`) ? typed.slice(prefix.length) : typed;
	return path.startsWith('/') || path.includes('://') ? path : `/${path}`;
}

function queryOf(call: Call): Query {
	const query: Record<string, string[]> = {};
	const parameters = (call.collection('query').parameter ?? []) as Array<{ name: string; value: unknown }>;
	for (const { name, value } of parameters) {
		if (name) query[name] = [...(query[name] ?? []), String(value)];
	}
	return query;
}

function bodyOf(call: Call): object | undefined {
	const given = call.value('body', 'Body');
	const body = typeof given === 'string' && given.trim() !== '' ? parsed(given) : given;
	if (body === '') return undefined;
	if (typeof body === 'object' && body !== null) return Object.keys(body).length > 0 ? body : undefined;
	throw new InputError(`Body holds ${kind(body)} where a JSON object or list is due`);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function itemsOf(status: number, body: unknown): INodeExecutionData[] {
	if (body === undefined) return [{ json: { status } }];
	if (Array.isArray(body) && body.every((element) => objectOf(element))) {
		return body.map((element) => ({ json: element as IDataObject }));
	}
	return [{ json: (objectOf(body) as IDataObject | undefined) ?? { status, body: body as IDataObject } }];
}
