import { arrayOf, bodyOf, object, operation, parameter, ref, text, uuid, type Part } from './document-parts.cts';

/**
 * Paths of the platform document, OpenAPI 3.0, with the prefix `/api`. The first four are [DOC]; the others
 * are [INVENTED] and have what makes such documents hard to read. `paging` are the parameters of every list.
 */
export function platformPaths(paging: Part[]): Record<string, Part> {
	return { ...documentedPaths(), ...requestPaths(paging), ...assetPaths(paging), ...oddPaths() };
}

function documentedPaths(): Record<string, Part> {
	const parentId = parameter('path', 'parentId', uuid(), { description: 'Container' });
	return {
		'/api/user/me': { get: operation({ id: 'me', tag: 'user-controller', answer: ref('User') }) },
		'/api/user/context': { get: operation({ id: 'context', tag: 'user-controller', answer: ref('Context') }) },
		'/api/asset/listTypes/{parentId}': {
			get: operation({
				id: 'listTypes',
				tag: 'asset-controller',
				summary: 'Asset types available in a container',
				parameters: [parentId],
				answer: arrayOf(ref('AssetType')),
			}),
		},
		'/api/taxonomy/export': {
			put: operation({ id: 'export', tag: 'taxonomy-controller', answer: { type: 'object' } }),
		},
	};
}

function requestPaths(paging: Part[]): Record<string, Part> {
	const tag = 'workflow-controller';
	const status = parameter('query', 'status', arrayOf(ref('RequestStatus')));
	const comment = bodyOf(object({ comment: text() }), 'application/json', false);
	// The id is a parameter of the path item, by reference: all operations inherit it.
	const onRequest = { parameters: [ref('RequestId', 'parameters')] };
	const answered = (id: string, summary: string) => ({
		...onRequest,
		put: operation({ id, tag, summary, body: comment, answer: ref('AccessRequest') }),
	});
	return {
		'/api/workflow/request/list': {
			// springdoc adds numbers to duplicate ids.
			get: operation({
				id: 'list_1',
				tag,
				summary: 'List access requests',
				parameters: [status, ...paging],
				answer: ref('PageAccessRequest'),
			}),
		},
		'/api/workflow/request/search': {
			post: operation({
				id: 'search',
				tag,
				summary: 'Search access requests',
				body: bodyOf(
					object({
						status: arrayOf(ref('RequestStatus')),
						...inBody(paging),
					}),
				),
				answer: ref('PageAccessRequest'),
			}),
		},
		'/api/workflow/request/{requestId}': {
			...onRequest,
			get: operation({ id: 'get_1', tag, summary: 'Read an access request', answer: ref('AccessRequest') }),
		},
		'/api/workflow/request/{requestId}/approve': answered('approve', 'Approve an access request'),
		'/api/workflow/request/{requestId}/reject': answered('reject', 'Reject an access request'),
	};
}

function assetPaths(paging: Part[]): Record<string, Part> {
	const tag = 'asset-controller';
	const parentId = parameter('path', 'parentId', uuid());
	const assetId = parameter('path', 'assetId', uuid());
	return {
		'/api/asset/list/{parentId}': {
			get: operation({
				id: 'list',
				tag,
				summary: 'List assets of a container',
				parameters: [parentId, parameter('query', 'typeId', arrayOf(uuid())), ...paging],
				answer: ref('PageAsset'),
			}),
		},
		// A read with PUT.
		'/api/asset/search': {
			put: operation({
				id: 'search_1',
				tag,
				summary: 'Search assets',
				body: bodyOf(object({ typeId: arrayOf(uuid()), parentId: uuid(), ...inBody(paging) })),
				answer: ref('PageAsset'),
			}),
		},
		'/api/asset/create': {
			post: operation({
				id: 'create',
				tag,
				summary: 'Create an asset',
				body: bodyOf(ref('NewAsset')),
				answer: ref('Asset'),
			}),
		},
		'/api/asset/{assetId}': {
			get: operation({ tag, summary: 'Read an asset', parameters: [assetId], answer: ref('Asset') }),
		},
		'/api/asset/{assetId}/tags/{tag}': {
			delete: operation({ id: 'removeTag', tag, parameters: [assetId, parameter('path', 'tag', text())] }),
		},
		'/api/container/create': {
			post: operation({
				id: 'createTree',
				tag: 'container-controller',
				summary: 'Create a tree of containers',
				body: bodyOf(ref('Container')),
				answer: ref('Container'),
			}),
		},
	};
}

// Styles of parameters, bodies that are not JSON, and deprecated operations.
function oddPaths(): Record<string, Part> {
	const styled = (name: string, style: string, explode: boolean) =>
		parameter('query', name, arrayOf(text()), { style, explode });
	const range = object({ from: { type: 'integer', format: 'int64' }, to: { type: 'integer', format: 'int64' } });
	const file = object({ file: text({ format: 'binary' }), dryRun: { type: 'boolean', default: false } }, ['file']);
	return {
		'/api/asset/find': {
			get: operation({
				id: 'find',
				tag: 'asset-controller',
				summary: 'Find assets by many criteria',
				parameters: [
					styled('repeated', 'form', true),
					styled('commas', 'form', false),
					styled('spaces', 'spaceDelimited', false),
					styled('pipes', 'pipeDelimited', false),
					parameter('query', 'range', range, { style: 'deepObject', explode: true }),
					parameter('query', 'isLocked', { type: 'boolean' }),
					parameter('query', 'limitTo', { type: 'integer', minimum: 1, default: 10 }),
					parameter('query', 'sortBy', text({ enum: ['name', 'modifiedAt'] })),
					parameter('query', 'near', text({ nullable: true }), { required: true }),
					parameter('header', 'X-Request-Reason', text(), { description: 'Why the caller looks' }),
					parameter('cookie', 'view', text()),
				],
			}),
		},
		'/api/asset/{assetId}/members/{groups}': {
			get: operation({
				id: 'members',
				tag: 'asset-controller',
				parameters: [parameter('path', 'assetId', text()), parameter('path', 'groups', arrayOf(text()))],
			}),
		},
		'/api/asset/import': {
			post: operation({ id: 'import', tag: 'asset-controller', body: bodyOf(file, 'multipart/form-data') }),
		},
		'/api/asset/note': {
			post: operation({ id: 'note', tag: 'asset-controller', body: bodyOf(text(), 'application/xml') }),
		},
		'/api/report/connections': {
			get: operation({ id: 'connections', tag: 'report-controller', summary: 'Connections as CSV', answer: text() }),
		},
		'/api/session/active': {
			get: operation({
				id: 'active',
				tag: 'session-controller',
				summary: 'Active sessions',
				more: { deprecated: true },
				answer: arrayOf({ type: 'object' }),
			}),
		},
	};
}

/** The paging parameters as properties of a body. */
function inBody(paging: Part[]): Record<string, Part> {
	return Object.fromEntries(paging.map(({ name, schema }) => [String(name), schema as Part]));
}
