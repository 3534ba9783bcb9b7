import { SecOpsError } from '../../core/errors/secops-error';
import type { Answer } from '../../core/http/exchange';
import type { ApiRequest, Session } from '../../core/http/session';
import { redactor } from '../../core/redact';

/** Sends what holds secrets of the user's: a refusal that repeats one of them comes out without it. */
export async function sendHiding(session: Session, request: ApiRequest, secrets: string[]): Promise<Answer> {
	try {
		return await session.send(request);
	} catch (error) {
		throw without(error, secrets);
	}
}

function without(error: unknown, secrets: string[]): unknown {
	if (error instanceof SecOpsError) error.message = redactor(secrets)(error.message);
	return error;
}

/** All texts inside a value, however deep. */
export function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}
