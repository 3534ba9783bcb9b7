import type { Kind } from './collection.cts';
import type { Origin } from './origin.cts';
import type { AccessRequest, RequestStep } from './records.cts';
import { roleHandle } from './role-source.cts';
import { timeText } from './times.cts';
import { anyUser, userHandle } from './user-source.cts';

const REQUEST = 5;

/** Steps and approvers have ids of the same kind; each has its own range. */
const PARTS_OF_APPROVERS = 100;
const PARTS_OF_STEPS = 90_000_000;

/** Access requests from their numbers; the newest ones are waiting. */
export function requestKind(origin: Origin): Kind<AccessRequest> {
	const { ids, settings, timeOf } = origin;
	return {
		total: settings.accessRequests,
		ids: ids.requests,
		idField: 'id',
		timeField: 'created',
		timeOf,
		record: (number) => {
			const request = waitingRequest(origin, number, timeOf(number));
			return number < settings.waitingRequests ? request : decided(origin, number, request);
		},
	};
}

/** A request without a decision. Also used for requests that are added later. */
export function waitingRequest(origin: Origin, number: number, micros: number): AccessRequest {
	const { ids, draw, settings } = origin;
	const requester = { ...userHandle(origin, anyUser(origin, draw(REQUEST, number, 1))), deleted: false };
	const stepCount = number % 4 === 3 ? 2 : 1;
	return {
		id: ids.requests.of(number),
		// Empty, as in the recorded sample [CODE].
		name: '',
		action: 'GRANT',
		status: 'WAITING',
		author: requester.id,
		requester,
		target_user: requester,
		requested_role: roleHandle(origin, 1 + (draw(REQUEST, number, 2) % (settings.roles - 1))),
		request_justification: `change ${1000 + (number % 9000)}`,
		grant_type: 'PERMANENT',
		approver_can_revoke: true,
		steps: Array.from({ length: stepCount }, (_, index) => newStep(origin, number, index)),
		target_role_revoked: false,
		created: timeText(micros),
		updated: timeText(micros),
		updated_by: requester.id,
	};
}

/** A step with one approver role, or with two that must both approve. */
function newStep(origin: Origin, number: number, index: number): RequestStep {
	const { parts } = origin.ids;
	const needsAll = index === 1;
	const approver = (which: number) => ({
		id: parts.of(PARTS_OF_APPROVERS + (number % 1_000_000) * 10 + index * 3 + which),
		role: roleHandle(origin, which),
		decision: 'WAITING',
		comment: '',
	});
	return {
		id: parts.of(PARTS_OF_STEPS + (number % 1_000_000) * 10 + index),
		name: `Step${index + 1}`,
		match: needsAll ? 'ALL' : 'ANY',
		approvers: needsAll ? [approver(0), approver(1)] : [approver(0)],
	};
}

function decided(origin: Origin, number: number, request: AccessRequest): AccessRequest {
	const decision = origin.draw(REQUEST, number, 3) % 4 === 0 ? 'DENIED' : 'APPROVED';
	const user = userHandle(origin, 1);
	const time = timeText(origin.timeOf(number) + 120e6);
	const close = (step: RequestStep): RequestStep => ({
		...step,
		approvers: step.approvers.map((approver) => ({ ...approver, decision, user, decision_time: time })),
	});
	return { ...request, status: decision, steps: request.steps.map(close), updated: time, updated_by: user.id };
}
