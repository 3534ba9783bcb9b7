import { twelvePortAccess } from '../../credentials/access/twelve-port';
import type { Api } from '../../core/http/api';
import { objectOf } from '../../core/json';

/**
 * 12Port. No limit is published, so only 429 answers tell.
 * A 401 here is about permission: the credential has already asked for the user of the token, and the server has answered
 * ("the system does not authenticate the call", API Tokens, 12Port documentation).
 */
export const twelvePort: Api = {
	product: '12Port',
	credentialType: 'twelvePortApi',
	limits: {},
	access: twelvePortAccess,
	words,
	meaning: { 401: 'does not allow this to the user of the API token' },
	advice: {
		401: 'The API token is accepted, so a permission is missing: its user may not do this, or the token is limited to another space. The API allows only what the portal allows this user.',
		403: 'The user of the API token may not do this, or the token is limited to another space. Ask an administrator of 12Port for the missing role.',
		404: 'Check the ID. If the operation was chosen from a list, the server may have changed: choose the operation again.',
	},
};

/** The same credential at the root of its server, since documents may be above the space. Never another origin. */
export const twelvePortServer: Api = {
	...twelvePort,
	access(fields) {
		const access = twelvePortAccess(fields);
		return { ...access, base: new URL('/', access.base) };
	},
};

/** It is not public how refusals look, so the usual shapes are read: RFC 9457, Spring, RFC 6749, lists of errors. */
function words(body: unknown): string | undefined {
	const answer = objectOf(body) ?? {};
	const [first] = Array.isArray(answer.errors) ? (answer.errors as unknown[]) : [];
	const inner = objectOf(first) ?? objectOf(answer.error) ?? {};
	const candidates = [answer.detail, answer.message, answer.error_description, inner.detail, inner.message, first];
	return [...candidates, answer.title, answer.error].find(
		(text): text is string => typeof text === 'string' && text !== '',
	);
}
