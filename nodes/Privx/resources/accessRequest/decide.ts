import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import { listIn, readRecord } from '../../records';

const DECISIONS = ['APPROVED', 'DENIED'] as const;
const SHOWN = { show: { resource: ['accessRequest'], operation: ['decide'] } };

export const decideParameters: INodeProperties[] = [
	{
		displayName: 'Decision',
		name: 'decision',
		type: 'options',
		options: [
			{ name: 'Approve', value: 'APPROVED', description: 'The user gets the role once all steps are approved' },
			{ name: 'Deny', value: 'DENIED', description: 'The request is over' },
		],
		default: 'APPROVED',
		description: 'What to answer. PrivX takes it only from a member of an approver role of the step.',
		displayOptions: SHOWN,
	},
	{
		displayName: 'Step',
		name: 'step',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Which step of the workflow to decide, counted from 1; with 0 the first one that waits',
		displayOptions: SHOWN,
	},
	{
		displayName: 'Comment',
		name: 'comment',
		type: 'string',
		default: '',
		placeholder: 'e.g. Approved in ticket 4711',
		description: 'Why; requester and auditors see it',
		displayOptions: SHOWN,
	},
];

/** Looks first whether the request waits and has that step: the service says neither in words. */
export const decide: Operation = {
	doing: 'decide an access request',
	async run(call) {
		const id = call.id('accessRequestId', 'Access Request');
		const decision = call.choice('decision', 'Decision', DECISIONS, 'APPROVED');
		const chosen = call.number('step', 'Step', { least: 0, whole: true });
		const comment = call.text('comment', 'Comment');
		const target = path`/workflow-engine/api/v1/requests/${id}`;
		const request = await readRecord(call.session, target, 'an access request');
		if (request.status !== 'WAITING') throw decided(request);
		const step = stepOf(request, chosen);
		await call.session.send({ method: 'POST', path: `${target}/decision`, body: { step, decision, comment } });
		return [{ json: { id, step: step + 1, decision, comment, decided: true } }];
	},
};

/** The step's number as the API counts, from 0. @throws InputError */
function stepOf(request: Row, chosen: number): number {
	const steps = listIn(request.steps);
	if (chosen > steps.length) {
		throw new InputError(
			`the access request has no step ${chosen}`,
			`It has ${steps.length}. Use 0 for the first one that waits.`,
		);
	}
	if (chosen > 0 && isApproved(steps[chosen - 1])) {
		throw new InputError(`step ${chosen} of the access request is approved already`, 'Nothing was sent.');
	}
	const step = chosen > 0 ? chosen - 1 : steps.findIndex((one) => !isApproved(one));
	if (step >= 0) return step;
	throw new InputError('no step of the access request waits for a decision', 'Open it in PrivX and look at its steps.');
}

function isApproved({ match, approvers }: Row): boolean {
	const decisions = listIn(approvers).map(({ decision }) => decision === 'APPROVED');
	return match === 'ALL' ? decisions.every(Boolean) : decisions.some(Boolean);
}

function decided({ status }: Row): InputError {
	return new InputError(
		`the access request does not wait for a decision: its status is ${String(status)}`,
		'Somebody else has decided it, or it was withdrawn. Nothing was sent.',
	);
}
