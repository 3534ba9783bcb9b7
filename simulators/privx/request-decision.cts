import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { PrivxData } from './data.cts';
import { apiError, invalid, permissionDenied } from './errors.cts';
import type { AccessRequest, RequestStep } from './records.cts';
import { granted } from './role-source.cts';
import { readBody } from './search-body.cts';
import { grantRole, revokeRole } from './user-roles.cts';

/**
 * POST of a decision: `{step, decision, comment}` with the step counted from 0 [CODE]. One denial ends the request,
 * and nobody may decide their own request [DOC].
 */
export function decide(data: PrivxData, found: AccessRequest, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const { step, decision, comment = '' } = read.body;
	if (decision !== 'APPROVED' && decision !== 'DENIED') return invalid('decision', 'unknown decision');
	const number = Number(step);
	if (!Number.isInteger(step) || !found.steps[number]) return invalid('step', 'no such step');
	if (found.status !== 'WAITING') return apiError(400, 'BAD_REQUEST', 'Request has been decided');
	const client = data.ids.users.of(0);
	if (!data.settings.clientMayDecide || found.requester.id === client) return permissionDenied('an approver role');
	const closed = closeStep(found.steps[number], {
		decision,
		comment: String(comment),
		user: { id: client, display_name: client },
		decision_time: data.nowText,
	});
	const steps = found.steps.map((other, index) => (index === number ? closed : other));
	const status = decision === 'DENIED' ? 'DENIED' : steps.every(isApproved) ? 'APPROVED' : 'WAITING';
	data.touch(data.accessRequests, found.id, { steps, status, updated_by: client });
	data.addAuditEvent(620, { requestID: found.id, userID: client });
	// In a real server it takes up to several minutes [DOC].
	if (status === 'APPROVED') grantRole(data, found.target_user.id, found.requested_role.id, grantOf(found));
	return { status: 200 };
}

/** POST of a revocation: removes the role that the request gave from the user [CODE]. */
export function revoke(data: PrivxData, found: AccessRequest): Answer {
	if (found.status !== 'APPROVED' || found.target_role_revoked) {
		return apiError(400, 'BAD_REQUEST', 'Request has no role to revoke');
	}
	const client = data.ids.users.of(0);
	revokeRole(data, found.target_user.id, found.requested_role.id);
	data.touch(data.accessRequests, found.id, {
		target_role_revoked: true,
		target_role_revocation_time: data.nowText,
		target_role_revoked_by: { id: client, display_name: client, deleted: false },
	});
	return { status: 200 };
}

// The first approver that has not decided counts as the client's role [INVENTED].
function closeStep(step: RequestStep, decided: Partial<RequestStep['approvers'][number]>): RequestStep {
	const index = step.approvers.findIndex(({ decision }) => decision === 'WAITING');
	return { ...step, approvers: step.approvers.map((one, at) => (at === index ? { ...one, ...decided } : one)) };
}

function isApproved({ match, approvers }: RequestStep): boolean {
	const agreed = approvers.filter(({ decision }) => decision === 'APPROVED').length;
	return match === 'ALL' ? agreed === approvers.length : agreed > 0;
}

function grantOf({ grant_type, grant_start, grant_end, floating_length }: AccessRequest) {
	if (grant_type === 'FLOATING') return { grant_type, floating_length: Number(floating_length) };
	if (grant_type === 'PERMANENT') return { grant_type };
	return { grant_type, ...granted({ grant_start: String(grant_start), grant_end: String(grant_end) }) };
}
