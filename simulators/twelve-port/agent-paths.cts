import { bodyOf, object, operation, parameter, text, uuid, type Part } from './document-parts.cts';

/** The six operations for agents. Their number and purpose are [DOC], paths and ids are [INVENTED]. */
export function agentPaths(paging: Part[]): Record<string, Part> {
	const tag = 'mcp';
	const assetId = parameter('path', 'assetId', uuid());
	const answered = (id: string, summary: string) => ({
		post: operation({
			id,
			tag,
			summary,
			parameters: [parameter('path', 'requestId', uuid())],
			body: bodyOf(object({ comment: text() }), 'application/json', false),
		}),
	});
	return {
		'/api/mcp/assets': {
			get: operation({ id: 'searchAssets', tag, summary: 'Search assets', parameters: paging }),
		},
		'/api/mcp/assets/{assetId}/credential': {
			get: operation({ id: 'getCredential', tag, summary: 'Retrieve a credential', parameters: [assetId] }),
		},
		'/api/mcp/requests': {
			get: operation({ id: 'listRequests', tag, summary: 'List access requests', parameters: paging }),
			post: operation({
				id: 'createRequest',
				tag,
				summary: 'Ask for access',
				body: bodyOf(object({ assetId: uuid(), reason: text(), duration: { type: 'integer' } }, ['assetId'])),
			}),
		},
		'/api/mcp/requests/{requestId}/approve': answered('approveRequest', 'Approve a request'),
		'/api/mcp/requests/{requestId}/reject': answered('rejectRequest', 'Reject a request'),
	};
}
