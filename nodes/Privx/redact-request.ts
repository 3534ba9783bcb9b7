import { SecOpsError } from '../../core/errors/secops-error';
import type { Answer } from '../../core/http/exchange';
import type { ApiRequest, Session } from '../../core/http/session';
import { redactor } from '../../core/redact';

/** Sends a request that contains secrets of the user. If a refusal repeats one of them, it is removed from the error. */
export async function sendRedacted(session: Session, request: ApiRequest, secrets: string[]): Promise<Answer> {
	try {
		return await session.send(request);
	} catch (error) {
		throw redacted(error, secrets);
	}
}

function redacted(error: unknown, secrets: string[]): unknown {
	if (error instanceof SecOpsError) error.message = redactor(secrets)(error.message);
	return error;
}

/** Fields of a host that hold secrets: passphrases of accounts, passwords and keys of services. */
const SECRET_FIELD = /pass(?:phrase|word)|secret|token|private/i;

/** The texts in a record that stand in fields for secrets, at any depth. */
export function secretsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, held]) => (SECRET_FIELD.test(name) ? textsIn(held) : secretsIn(held)));
}

/** All texts in a value, at any depth. */
export function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}
