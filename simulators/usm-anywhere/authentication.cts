import type { Answer } from '../kernel/answer.cts';
import { basicOf, bearerOf, type VendorRequest } from '../kernel/request.cts';
import type { TokenIssuer } from '../kernel/token-issuer.cts';
import { apiError, invalidToken, tokenMissing } from './errors.cts';

/** The path of token requests [DOC]. */
export const TOKEN_PATH = '/api/2.0/oauth/token';

/** Who can log in, and the clock. */
export interface Login {
	clientId: string;
	clientSecret: string;
	tokenLifetimeSeconds: number;
	now: () => number;
}

/** Answers a token request: HTTP Basic, and the grant type in the body or the query [DOC, CODE: both work]. */
export function answerToken(request: VendorRequest, login: Login, issuer: TokenIssuer): Answer {
	if (basicOf(request) !== `${login.clientId}:${login.clientSecret}`) {
		const refusal = apiError(401, request.path, 'Unauthorized');
		return { ...refusal, headers: { 'www-authenticate': 'Basic realm="oauth2/client"' } };
	}
	// The content type is not checked: clients that send a wrong one also get a token [CODE].
	const grant = request.query.get('grant_type') ?? new URLSearchParams(request.body.trim()).get('grant_type');
	if (grant === null) return grantRefused('invalid_request', 'Missing grant type');
	if (grant !== 'client_credentials') return grantRefused('unsupported_grant_type', `Unsupported grant type: ${grant}`);
	const scope = ['trust', 'read', 'write'];
	const token = issuer.issue(login.now(), { scope, client_id: login.clientId });
	return {
		status: 200,
		headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
		body: {
			access_token: token.value,
			token_type: 'bearer',
			expires_in: login.tokenLifetimeSeconds,
			scope: scope.join(' '),
			jti: token.id,
		},
	};
}

/** The refusal of a request whose bearer token is missing or not valid, or `undefined` when the request is allowed. */
export function refuseUnlessBearer(request: VendorRequest, login: Login, issuer: TokenIssuer): Answer | undefined {
	const token = bearerOf(request);
	if (token === undefined) return tokenMissing();
	return issuer.isValid(token, login.now()) ? undefined : invalidToken(token);
}

// [INF from Spring Security OAuth]
function grantRefused(error: string, error_description: string): Answer {
	return { status: 400, body: { error, error_description } };
}
