import type { Answer } from '../kernel/answer.cts';
import type { Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { TwelvePortData } from './data.cts';
import { apiError } from './errors.cts';
import { jsonObject, listHandler } from './list-answer.cts';
import type { TwelvePortSettings } from './options.cts';

/**
 * What is only in the server's own document. That these things are possible is [DOC]; all paths, names and bodies are
 * [INVENTED], in the style of the documented calls: verbs in paths, and reads with PUT and POST.
 */
export function discoveredRoutes(data: TwelvePortData, settings: TwelvePortSettings): Route[] {
	return [...requestRoutes(data, settings), ...assetRoutes(data, settings), ...agentRoutes(data, settings)];
}

const REQUESTS = '/api/workflow/request';

function requestRoutes(data: TwelvePortData, settings: TwelvePortSettings): Route[] {
	const list = { records: data.accessRequests, key: 'accessRequests', filters: ['status'] };
	return [
		{ method: 'GET', pattern: `${REQUESTS}/list`, answer: listHandler(list, settings) },
		{
			method: 'POST',
			effect: 'read',
			pattern: `${REQUESTS}/search`,
			answer: listHandler({ ...list, isInBody: true }, settings),
		},
		{
			method: 'GET',
			pattern: `${REQUESTS}/:`,
			answer: ({ path }, [id]) => found(data.accessRequests.find(id), path, settings),
		},
		{ method: 'PUT', effect: 'write', pattern: `${REQUESTS}/:/approve`, answer: decision('APPROVED', data, settings) },
		{ method: 'PUT', effect: 'write', pattern: `${REQUESTS}/:/reject`, answer: decision('REJECTED', data, settings) },
	];
}

function assetRoutes(data: TwelvePortData, settings: TwelvePortSettings): Route[] {
	const list = { records: data.assets, key: 'assets', filters: ['typeId', 'parentId'] };
	return [
		{ method: 'GET', pattern: '/api/asset/list/:', answer: listHandler(list, settings) },
		{
			method: 'PUT',
			effect: 'read',
			pattern: '/api/asset/search',
			answer: listHandler({ ...list, isInBody: true }, settings),
		},
		{ method: 'GET', pattern: '/api/asset/find', answer: echo },
		{
			method: 'POST',
			effect: 'write',
			pattern: '/api/asset/create',
			answer: (request) => create(request, data, settings),
		},
		{ method: 'POST', effect: 'write', pattern: '/api/asset/import', answer: echo },
		{ method: 'POST', effect: 'write', pattern: '/api/asset/note', answer: echo },
		{ method: 'POST', effect: 'write', pattern: '/api/container/create', answer: echo },
		{ method: 'GET', pattern: '/api/asset/:', answer: ({ path }, [id]) => found(data.assets.find(id), path, settings) },
		{ method: 'GET', pattern: '/api/asset/:/members/:', answer: echo },
		{ method: 'DELETE', pattern: '/api/asset/:/tags/:', answer: () => ({ status: 204 }) },
		{ method: 'GET', pattern: '/api/report/connections', answer: report },
		{ method: 'GET', pattern: '/api/session/active', answer: () => ({ status: 200, body: [] }) },
	];
}

// The operations for agents: six [DOC]; their paths are not public.
function agentRoutes(data: TwelvePortData, settings: TwelvePortSettings): Route[] {
	const assets = { records: data.assets, key: 'assets', filters: ['typeId'] };
	const requests = { records: data.accessRequests, key: 'accessRequests', filters: ['status'] };
	return [
		{ method: 'GET', pattern: '/api/mcp/assets', answer: listHandler(assets, settings) },
		{
			method: 'GET',
			pattern: '/api/mcp/assets/:/credential',
			answer: ({ path }, [id]) =>
				found(data.assets.find(id) && { username: 'svc', password: `simulated-${id}` }, path, settings),
		},
		{ method: 'GET', pattern: '/api/mcp/requests', answer: listHandler(requests, settings) },
		{
			method: 'POST',
			effect: 'write',
			pattern: '/api/mcp/requests',
			answer: ({ body }) => ({ status: 201, body: data.addAccessRequest(chosen(body, ['reason', 'duration'])) }),
		},
		{
			method: 'POST',
			effect: 'write',
			pattern: '/api/mcp/requests/:/approve',
			answer: decision('APPROVED', data, settings),
		},
		{
			method: 'POST',
			effect: 'write',
			pattern: '/api/mcp/requests/:/reject',
			answer: decision('REJECTED', data, settings),
		},
	];
}

function decision(status: 'APPROVED' | 'REJECTED', data: TwelvePortData, settings: TwelvePortSettings) {
	return ({ path, body }: VendorRequest, [id]: string[]): Answer => {
		const request = data.accessRequests.find(id);
		if (!request) return apiError(404, path, settings, `No access request ${id}`);
		if (request.status !== 'PENDING') return apiError(409, path, settings, `The request is ${request.status} already`);
		return { status: 200, body: data.updateAccessRequest(id, { status, ...chosen(body, ['comment']) }) };
	};
}

function create({ body, path }: VendorRequest, data: TwelvePortData, settings: TwelvePortSettings): Answer {
	const given = jsonObject(body);
	const missing = ['name', 'parentId', 'typeId'].find((name) => typeof given?.[name] !== 'string');
	if (!given || missing) return apiError(400, path, settings, `${missing ?? 'name'} is missing`);
	const { id: _id, modifiedAt: _modifiedAt, ...fields } = given;
	return { status: 201, body: data.addAsset(fields) };
}

/** Answers with the request as it was on the wire, so that tests can compare styles and encodings. */
function echo({ method, path, query, headers, body }: VendorRequest): Answer {
	return { status: 200, body: { method, path, query: query.toString(), headers, body } };
}

// An answer that is not JSON.
function report(): Answer {
	const body = 'source,destination,connections\n10.0.0.1,10.0.0.2,17\n';
	return { status: 200, headers: { 'content-type': 'text/csv' }, body };
}

function found(record: unknown, path: string, settings: TwelvePortSettings): Answer {
	return record ? { status: 200, body: record } : apiError(404, path, settings, 'Not Found');
}

function chosen(body: string, names: string[]): Record<string, unknown> {
	return Object.fromEntries(Object.entries(jsonObject(body) ?? {}).filter(([name]) => names.includes(name)));
}
