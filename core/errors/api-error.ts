import type { Failure } from 'n8n-workflow';
import { SecOpsError } from './secops-error';

/** What an `ApiError` is made of. Texts are already redacted. */
export interface Refusal {
	status: number;
	/** The vendor's own words, if the answer held any. */
	words?: string;
	/** Time that the vendor asked us to wait, ms. */
	retryAfterMs?: number;
	/** Instead of the usual meaning of the status; completes "the service …". */
	meaning?: string;
	advice?: string;
	/** False when a change may have been made although the answer is an error. */
	stateKnown?: boolean;
}

const MEANING: Record<number, string> = {
	400: 'did not understand the request',
	401: 'refused the credential',
	403: 'does not allow this with this credential',
	404: 'did not find this record',
	409: 'reports a conflict with the current state',
	422: 'rejected a value',
	429: 'received too many requests',
};

const ADVICE: Record<number, string> = {
	401: 'Open the credential, enter the secret again and test it. A client that was disabled or deleted in the product is refused, too.',
	403: 'Ask an administrator of the product for the missing permission, or use another credential.',
	404: 'Check the ID. The record may have been deleted, or belong to another tenant.',
	429: 'Enter a limit in Maximum Requests per Second of the credential and, with n8n workers, the number of processes in n8n Processes. Or run fewer workflows at the same time.',
};

/** The vendor answered, and the answer was a refusal. */
export class ApiError extends SecOpsError {
	readonly status: number;
	readonly retryAfterMs?: number;

	constructor(refusal: Refusal) {
		const said = refusal.words ? `: ${refusal.words}` : '';
		const doubt = refusal.stateKnown === false ? '. The change may or may not have been made' : '';
		super(`the service ${refusal.meaning ?? meaningOf(refusal.status)} (HTTP ${refusal.status})${said}${doubt}`, {
			description: adviceFor(refusal),
			failure: failureOf(refusal),
		});
		this.status = refusal.status;
		this.retryAfterMs = refusal.retryAfterMs;
	}
}

function meaningOf(status: number): string {
	if (MEANING[status]) return MEANING[status];
	return status >= 500 ? 'cannot answer now' : 'refused the request';
}

function adviceFor(refusal: Refusal): string | undefined {
	if (refusal.stateKnown === false) {
		return 'Check the record before you run the node again: the service gave no clear answer.';
	}
	if (refusal.advice) return refusal.advice;
	if (refusal.status >= 500) return 'Try again later. If the error stays, the service itself has a problem.';
	return ADVICE[refusal.status];
}

function failureOf({ status, retryAfterMs }: Refusal): Failure | undefined {
	if (status === 429) return { cause: 'rate-limited', retryAfterMs };
	if (status === 401) return { cause: 'credential-invalid' };
	if (status === 408 || status >= 500) return { cause: 'temporarily-unavailable', retryAfterMs };
	return { cause: 'configuration-invalid' };
}
