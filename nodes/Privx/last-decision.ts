import type { Row } from '../../core/pages/page-style';
import { vendorTime } from '../../core/time/vendor-time';
import { listIn } from './record-values';

/** The approver who was the last to decide on an access request, with the time of the decision. */
export function lastDecision({ steps }: Row): Row | undefined {
	return listIn(steps)
		.flatMap(({ approvers }) => listIn(approvers))
		.filter((approver) => timeOf(approver) !== undefined)
		.reduce<Row | undefined>((last, one) => (last && timeOf(last)! > timeOf(one)! ? last : one), undefined);
}

/**
 * When the last approver decided, as the API writes it. `updated` changes again when the role is revoked. A request that
 * needed no approval was decided when it was created.
 */
export function decisionTime(request: Row): Row[string] {
	const last = lastDecision(request);
	if (last) return last.decision_time;
	return request.target_role_revoked === true ? request.created : request.updated;
}

function timeOf({ decision_time }: Row): number | undefined {
	return vendorTime(decision_time);
}
