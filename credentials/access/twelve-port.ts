import { systemClock } from '../../core/clock';
import { InputError } from '../../core/errors/input-error';
import type { Access, Fields } from '../../core/http/api';
import { baseUrl } from '../../core/http/base-url';
import { required, text, unusable } from '../../core/http/credential-fields';
import { refusalOfChanges } from '../../core/http/read-only';
import { fingerprint } from '../../core/token/identity';
import { expiryOf } from '../../core/token/jwt';
import { twelvePortCalls } from './twelve-port-calls';

/** A 12Port credential, read and checked. */
export interface TwelvePortAccess extends Access {
	/** The API token as it is sent. */
	token: string;
	/** Where the server's OpenAPI document is, as typed. Empty if the node must search for it. */
	openApiPath: string;
}

/** `/ztna/<tenant>/<space>` ("More API examples", 12Port documentation). Either name may be `api`. */
const SPACE = /^(\/ztna(?:\/[^/]+){2})?(.*)$/;
/** Two clocks may differ by this much. Within it the server decides. */
const CLOCK_TOLERANCE_MS = 60_000;

/**
 * Reads a 12Port credential. The path of the URL has the tenant and the space and is kept: with sub-spaces and proxies it
 * can be longer or shorter than usual. Removed is what cannot be part of it: slashes at the end, query, fragment (the
 * pages of the portal), and `/api` with everything after it.
 * @throws InputError
 */
export function twelvePortAccess(fields: Fields): TwelvePortAccess {
	const base = baseUrl(fields.url);
	if (/^\/ztna(\/[^/]+)?$/.test(base.pathname)) {
		throw unusable(
			'URL',
			'has no tenant, or no space',
			'Enter it like https://12port.example.com:6443/ztna/acme/root, where acme is the tenant and root the space.',
		);
	}
	const [, space = '', rest] = SPACE.exec(base.pathname)!;
	const api = `${rest}/`.indexOf('/api/');
	base.pathname = space + (api < 0 ? rest : rest.slice(0, api));
	const token = required(text(fields.apiToken).replace(/^Bearer(\s+|$)/i, ''), 'API Token');
	return {
		base,
		owner: fingerprint(['twelvePortApi', base.href, token]),
		secrets: [token],
		refuseChange: refusalOfChanges(fields, twelvePortCalls(fields, base)),
		token,
		openApiPath: text(fields.openApiPath),
	};
}

/**
 * Refuses an API token that has expired, before anything is sent. A token without an expiry, or one that is not a JWT,
 * is sent: then the server decides. The expiry is in the token, and it takes microseconds to read, so it is not stored.
 * @throws InputError with the date, in UTC
 */
export function refuseExpired(token: string): void {
	const expiresAt = expiryOf(token);
	if (expiresAt === undefined || systemClock.now() < expiresAt + CLOCK_TOLERANCE_MS) return;
	const [day, time] = new Date(expiresAt).toISOString().split('T');
	throw new InputError(
		`the API token expired on ${day} at ${time.slice(0, 5)} UTC`,
		'In 12Port open Management > API Tokens, set a later date in Expire, press Unlock Token, and paste the new token into the credential.',
	);
}
