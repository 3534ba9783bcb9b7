import { twelvePortAccess } from '../../credentials/access/twelve-port';
import type { Vendor } from '../../core/http/vendor';
import { objectOf } from '../../core/pages/shape';

/**
 * 12Port. No limit is published, so 429 answers have to tell.
 * A 401 that reaches this place is one of permission: the credential has asked who the token's user is, and was told
 * ("the system does not authenticate the call", API Tokens, 12Port documentation).
 */
export const twelvePort: Vendor = {
	name: '12Port',
	credentialType: 'twelvePortApi',
	limits: {},
	access: twelvePortAccess,
	words,
	meaning: { 401: 'does not allow this to the user of the API token' },
	advice: {
		401: 'The API token is accepted, so it is permission that is missing: its user may not do this, or the token is limited to another space. What the portal denies this user, the API denies, too.',
		403: 'The user of the API token may not do this, or the token is limited to another space. Ask an administrator of 12Port for the missing role.',
		404: 'Check the ID. If the operation was chosen from a list, the server may have changed since: choose it again.',
	},
};

/** The same credential at the root of its server: documents may lie above the space. Never another origin. */
export const twelvePortServer: Vendor = {
	...twelvePort,
	access(fields) {
		const access = twelvePortAccess(fields);
		return { ...access, base: new URL('/', access.base) };
	},
};

/** How refusals look is not public, so the usual shapes are read: RFC 9457, Spring's own, RFC 6749, lists of errors. */
function words(body: unknown): string | undefined {
	const answer = objectOf(body) ?? {};
	const [first] = Array.isArray(answer.errors) ? (answer.errors as unknown[]) : [];
	const inner = objectOf(first) ?? objectOf(answer.error) ?? {};
	const candidates = [answer.detail, answer.message, answer.error_description, inner.detail, inner.message, first];
	return [...candidates, answer.title, answer.error].find(
		(text): text is string => typeof text === 'string' && text !== '',
	);
}
