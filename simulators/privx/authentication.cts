import { tooMany, type Answer } from '../kernel/answer.cts';
import { basicOf, bearerOf, type VendorRequest } from '../kernel/request.cts';
import type { TokenIssuer } from '../kernel/token-issuer.cts';
import type { PrivxData } from './data.cts';
import { oauthError, TOO_MANY_REQUESTS, tokenRefused } from './errors.cts';

/** The path of token requests [DOC]. */
export const TOKEN_PATH = '/auth/api/v1/oauth/token';

/** How long failed logins count [INVENTED: a setting of the server]. */
const WINDOW_MS = 300_000;

/** Answers token requests and counts failed logins. */
export class TokenEndpoint {
	private failures: number[] = [];

	constructor(
		private readonly data: PrivxData,
		private readonly issuer: TokenIssuer,
	) {}

	/** Answers a token request: HTTP Basic for the OAuth client, the API client in a form [DOC]. */
	answer(request: VendorRequest): Answer {
		const { failedLogins, now, retryAfterSeconds } = this.data.settings;
		this.failures = this.failures.filter((at) => now() - at < WINDOW_MS);
		if (this.failures.length >= failedLogins) {
			this.data.addAuditEvent(130, { remoteAddress: '127.0.0.1' });
			return tooMany(TOO_MANY_REQUESTS, retryAfterSeconds);
		}
		const refusal = this.refusal(request);
		return refusal ?? this.grant();
	}

	private refusal(request: VendorRequest): Answer | undefined {
		const { headers, body } = request;
		const { oauthClientId, oauthClientSecret, apiClientId, apiClientSecret } = this.data.settings;
		// In Basic, the values are not URL-encoded [CODE].
		if (basicOf(request) !== `${oauthClientId}:${oauthClientSecret}`) {
			return this.failed('invalid_client', 401, 'client authentication failed');
		}
		// Only a form is accepted here [DOC].
		if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) {
			return oauthError(400, 'invalid_request', 'content type must be application/x-www-form-urlencoded');
		}
		const form = new URLSearchParams(body);
		const [grant, user, password] = ['grant_type', 'username', 'password'].map((name) => form.get(name) ?? '');
		if (!grant) return oauthError(400, 'invalid_request', 'grant_type is required');
		// authorization_code, which a real server also has, is not simulated.
		if (grant !== 'password') return oauthError(400, 'unsupported_grant_type', `${grant} is not supported`);
		if (!user || !password) return oauthError(400, 'invalid_request', 'username and password are required');
		if (user === apiClientId && password === apiClientSecret) return undefined;
		// A server may repeat what it received: a trap for logs [INVENTED].
		return this.failed('invalid_grant', 400, `no API client ${user} with secret ${password}`);
	}

	private failed(error: string, status: number, description: string): Answer {
		this.failures.push(this.data.settings.now());
		this.data.addAuditEvent(122, { remoteAddress: '127.0.0.1' });
		return oauthError(status, error, description);
	}

	// The two events are [CODE]: frequent logins fill the customer's audit log.
	private grant(): Answer {
		const { now, apiClientId, oauthClientId, tokenLifetimeSeconds } = this.data.settings;
		const token = this.issuer.issue(now(), { aud: 'privx', domain: oauthClientId, userid: apiClientId });
		this.data.addAuditEvent(121, { userID: apiClientId });
		this.data.addAuditEvent(106, { userID: apiClientId, domain: oauthClientId, sessionID: token.id });
		return {
			status: 200,
			headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
			body: { access_token: token.value, token_type: 'bearer', expires_in: tokenLifetimeSeconds },
		};
	}
}

/** The refusal of a request whose bearer token is missing or not valid, or `undefined` when the request is allowed. */
export function refuseUnlessBearer(request: VendorRequest, now: () => number, issuer: TokenIssuer): Answer | undefined {
	const token = bearerOf(request);
	return token !== undefined && issuer.isValid(token, now()) ? undefined : tokenRefused();
}
