import { systemClock } from '../../core/clock';
import { InputError } from '../../core/errors/input-error';
import { baseUrl } from '../../core/http/base-url';
import type { Access, Fields } from '../../core/http/vendor';
import { fingerprint } from '../../core/token/identity';
import { expiryOf } from '../../core/token/jwt';

/** A 12Port credential, read and checked. */
export interface TwelvePortAccess extends Access {
	/** The API token as it is sent. */
	token: string;
	/** Where the server's OpenAPI document is, as typed; empty where it is to be looked for. */
	openApiPath: string;
}

/** `/ztna/<tenant>/<space>` ("More API examples", 12Port documentation): neither name may be taken for something else. */
const PLACE = /^(\/ztna(?:\/[^/]+){2})?(.*)$/;
/** Two clocks may differ by this much: within it the server decides. */
const CLOCK_TOLERANCE_MS = 60_000;

/**
 * Reads a 12Port credential. The path of the URL holds tenant and space and is kept: sub-spaces and proxies may make it
 * longer or shorter than usual. Cut off is what is certainly not part of it: slashes at the end, query, fragment (the
 * portal's own pages), and `/api` with all that follows.
 * @throws InputError
 */
export function twelvePortAccess(fields: Fields): TwelvePortAccess {
	const base = baseUrl(fields.url);
	if (/^\/ztna(\/[^/]+)?$/.test(base.pathname)) {
		throw new InputError(
			'the field URL of the credential lacks the tenant, or the space',
			'Enter it like https://12port.example.com:6443/ztna/acme/root, where acme is the tenant and root the space.',
		);
	}
	const [, place = '', rest] = PLACE.exec(base.pathname)!;
	base.pathname = place + rest.replace(/\/api(\/.*)?$/, '');
	const token = text(fields.apiToken).replace(/^Bearer(\s+|$)/i, '');
	if (!token) throw new InputError('the field API Token of the credential is empty');
	return {
		base,
		owner: fingerprint(['twelvePortApi', base.href, token]),
		secrets: [token],
		token,
		openApiPath: text(fields.openApiPath),
	};
}

/**
 * Refuses an API token that has expired, before anything is sent. One without an end, or that is not a JWT, is left to
 * the server. Nothing is stored of it: the end of life stands in the token itself, and reading it costs microseconds.
 * @throws InputError with the date, in UTC
 */
export function refuseExpired(token: string): void {
	const expiresAt = expiryOf(token);
	if (expiresAt === undefined || systemClock.now() < expiresAt + CLOCK_TOLERANCE_MS) return;
	const [day, time] = new Date(expiresAt).toISOString().split('T');
	throw new InputError(
		`the API token expired on ${day} at ${time.slice(0, 5)} UTC`,
		'In 12Port open Management > API Tokens, give it a later Expire, press Unlock Token, and paste the new token into the credential.',
	);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
