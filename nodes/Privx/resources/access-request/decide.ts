import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { Operation } from '../../../../core/node/operation';
import type { Choice } from '../../../../core/node/parameter-reader';
import type { Row } from '../../../../core/pages/page-style';
import { ACCESS_REQUESTS } from '../../collections';
import { accessRequestId } from '../../locators';
import { pathOf, readRecord } from '../../pages';
import { listIn } from '../../record-values';

const decision: Choice<'APPROVED' | 'DENIED'> = {
	displayName: 'Decision',
	name: 'decision',
	type: 'options',
	options: [
		{ name: 'Approve', value: 'APPROVED', description: 'The user gets the role when all steps are approved' },
		{ name: 'Deny', value: 'DENIED', description: 'The request ends, and the user does not get the role' },
	],
	// The harmless one: who forgets to choose must not give anybody a role.
	default: 'DENIED',
	description: 'The decision. PrivX accepts it only from a member of an approver role of the step.',
};

const step: INodeProperties = {
	displayName: 'Step',
	name: 'step',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description:
		'The steps of a request are approved one after the other. The number of the step to decide, counted from 1; with 0, the first step that waits for a decision.',
};

const comment: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	default: '',
	placeholder: 'e.g. Approved in ticket 4711',
	description: 'The reason. The requester and auditors see it.',
};

/** Reads the request first and checks that it waits and has that step: the service gives no clear error for either. */
export const decide: Operation = {
	name: 'Decide',
	value: 'decide',
	description: 'Approve or deny an access request that waits for a decision',
	action: 'Decide an access request',
	effect: 'write',
	parameters: [accessRequestId, decision, step, comment],
	async run(call) {
		const id = call.id(accessRequestId);
		const answer = { decision: call.choice(decision), comment: call.text(comment) };
		const chosen = call.number(step);
		const request = await readRecord(call.session, ACCESS_REQUESTS, id);
		if (request.status !== 'WAITING') throw notWaiting(request);
		const index = indexOfStep(request, chosen);
		const body = { step: index, ...answer };
		await call.session.send({ method: 'POST', path: `${pathOf(ACCESS_REQUESTS, id)}/decision`, body });
		return [{ json: { id, step: index + 1, ...answer, decided: true } }];
	},
};

/** The step's number as the API counts, from 0. @throws InputError */
function indexOfStep(request: Row, chosen: number): number {
	const steps = listIn(request.steps);
	if (chosen > steps.length) {
		throw new InputError(
			`the access request has no step ${chosen}`,
			`It has ${steps.length}. Use 0 for the first one that waits.`,
		);
	}
	if (chosen > 0 && isApproved(steps[chosen - 1])) {
		throw new InputError(`step ${chosen} of the access request is already approved`, 'Nothing was sent.');
	}
	const index = chosen > 0 ? chosen - 1 : steps.findIndex((one) => !isApproved(one));
	if (index >= 0) return index;
	throw new InputError(
		'no step of the access request waits for a decision',
		'Open the request in PrivX and check its steps.',
	);
}

function isApproved({ match, approvers }: Row): boolean {
	const approvals = listIn(approvers).map((approver) => approver.decision === 'APPROVED');
	return match === 'ALL' ? approvals.every(Boolean) : approvals.some(Boolean);
}

function notWaiting({ status }: Row): InputError {
	return new InputError(
		`the access request does not wait for a decision: its status is ${String(status)}`,
		'Somebody else has decided it, or it was withdrawn. Nothing was sent.',
	);
}
