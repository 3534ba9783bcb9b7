import { SecOpsError } from '../../core/errors/secops-error';
import type { Answer } from '../../core/http/exchange';
import type { ApiRequest, Session } from '../../core/http/session';
import { redactor } from '../../core/redact';

/**
 * What n8n never shows of an item that a node gives. Records hold it only when Simplify is off: values of a secret,
 * passphrases of accounts on a host, the seed of a user's second factor. The last ones are what API Request gives of
 * API clients.
 */
export const SENSITIVE_FIELDS = [
	'data',
	'principals[*].passphrase',
	'target_host_data.principals[*].passphrase',
	'mfa.seed',
	'user_data.mfa.seed',
	'secret',
	'oauth_client_secret',
	'items[*].secret',
	'items[*].oauth_client_secret',
];

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

/** Fields of a host that hold what is to be kept secret: passphrases of accounts, passwords and keys of services. */
const SECRET_FIELD = /pass(?:phrase|word)|secret|token|private/i;

/** The texts inside a record that stand in fields for secrets, however deep. */
export function secretsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, held]) => (SECRET_FIELD.test(name) ? textsIn(held) : secretsIn(held)));
}

/** All texts inside a value, however deep. */
export function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}
