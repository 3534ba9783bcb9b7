import type { Route } from '../kernel/router.cts';
import type { PrivxData } from './data.cts';
import { invalid, notFound } from './errors.cts';

const PATH = '/workflow-engine/api/v1/workflows';

/** Maximum of the list [DOC]. */
const MAX_LIMIT = 100;

/** The routes of workflows: one for every two roles, without the system's own role. */
export function workflowRoutes(data: PrivxData): Route[] {
	const { access } = data;
	const roles = data.roles.all.filter(({ system }) => !system).map(({ id, name }) => ({ id, name }));
	const workflows = roles.filter((_, index) => index % 2 === 0).map((role, index) => workflow(role, index));
	const page = (query: URLSearchParams) => {
		const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 50)];
		if (!(offset >= 0) || !(limit >= 1)) return invalid('limit', 'limit must be positive');
		const items = workflows.slice(offset, offset + Math.min(limit, MAX_LIMIT));
		return { status: 200, body: { count: workflows.length, items } };
	};
	const requestable = { count: roles.length, items: roles.map((role) => ({ ...role, grant_types: GRANT_TYPES })) };
	return [
		{ method: 'GET', pattern: PATH, answer: access.needs('workflows-view', ({ query }) => page(query)) },
		// The roles that the caller can request [CODE].
		{
			method: 'GET',
			pattern: `${PATH}/roles`,
			answer: access.needs('workflows-requests', () => ({ status: 200, body: requestable })),
		},
		{
			method: 'GET',
			pattern: `${PATH}/:`,
			answer: access.needs('workflows-view', (_, [id]) => {
				const body = workflows.find((known) => known.id === id);
				return body ? { status: 200, body } : notFound('Workflow');
			}),
		},
	];
}

const GRANT_TYPES = ['PERMANENT', 'FLOATING', 'TIME_RESTRICTED'];

function workflow(role: { id: string; name: string }, index: number) {
	return {
		id: `workflow-${index}`,
		name: `Access to ${role.name}`,
		action: 'GRANT',
		grant_types: GRANT_TYPES,
		target_roles: [role],
		requester_roles: [],
		requires_justification: true,
		can_bypass_revoke_workflow: false,
		max_active_requests: 0,
		max_floating_duration: 48,
		max_time_restricted_duration: 30,
		steps: [{ name: 'Step1', match: 'ANY', approvers: [] }],
	};
}
