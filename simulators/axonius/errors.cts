import type { Answer } from '../kernel/answer.cts';
import type { AxoniusSettings } from './options.cts';

/** A request that is not carried out. Each API version has its own shape for this. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** JSON:API errors [CODE GSO reads `errors[].detail`]; the other keys are [INF after JSON:API]. */
export function v1Error({ status, message }: Refusal): Answer {
	const errors = [{ status: String(status), detail: message }];
	return { status, headers: V1_HEADERS, body: { errors } };
}

/** The content type of v1 [DOC]. */
export const V1_HEADERS = { 'content-type': 'application/vnd.api+json' };

/** A v2 error in the configured shape: no real one is known [INVENTED]. */
export function v2Error({ status, message }: Refusal, shape: AxoniusSettings['errorsAs']): Answer {
	if (shape === 'text') return { status, body: message };
	if (shape === 'error') return { status, body: { error: message } };
	if (shape === 'errors') return { status, body: { errors: [{ detail: message }] } };
	return { status, body: { status, message } };
}
