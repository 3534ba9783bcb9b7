import type { Answer } from '../kernel/answer.cts';
import { bearerOf, type VendorRequest } from '../kernel/request.cts';
import { TokenIssuer } from '../kernel/token-issuer.cts';
import { jsonFields, textField, textsOf } from './body.cts';
import { invalidField, v1Data, v1Error, v3Error } from './errors.cts';
import type { ArmisSettings } from './options.cts';
import { v1Time } from './times.cts';

/** The path of API v3's tokens [DOC]. */
const V3_TOKEN_PATH = '/v3/oauth/token';

const V1_TOKEN_PATH = '/api/v1/access_token';

/** Whether a request is a v3 token request. */
export function isV3TokenRequest({ method, path }: { method: string; path: string }): boolean {
	return method === 'POST' && path === V3_TOKEN_PATH;
}

/** Whether a request is a v1 token request. */
export function isV1TokenRequest({ method, path }: { method: string; path: string }): boolean {
	return method === 'POST' && path.replace(/\/$/, '') === V1_TOKEN_PATH;
}

/** The tokens of both APIs. */
export class ArmisTokens {
	private readonly v3: TokenIssuer;
	private readonly v1: TokenIssuer;
	private readonly scopes = new Map<string, string[]>();

	constructor(private readonly settings: ArmisSettings) {
		this.v3 = new TokenIssuer(settings.v3TokenLifetimeSeconds);
		this.v1 = new TokenIssuer(settings.v1TokenLifetimeSeconds);
	}

	/** Refuses all tokens issued so far, of one API or of both. */
	revoke(api?: 'v1' | 'v3'): void {
		if (api !== 'v1') this.v3.revokeAll();
		if (api !== 'v3') this.v1.revokeAll();
	}

	/** Answers a v3 token request: a JSON body of six fields [DOC]. The audience needs its trailing slash [DOC]. */
	answerV3(request: VendorRequest): Answer {
		const { grant_type, audience, client_id, client_secret, vendor_id, scopes } = jsonFields(request);
		const { vendorId, clientId, clientSecret, heldScopes, unheldScope, tenantUrl, now } = this.settings;
		if (grant_type !== 'client_credentials') return invalidField('grant_type', 'unexpected value');
		const wanted = textsOf(scopes);
		// The SDK itself refuses an empty list; what the server answers is not known [INVENTED].
		if (!wanted || wanted.length === 0) return invalidField('scopes', 'at least one scope is needed');
		if (![`${tenantUrl}/`, `${request.origin}/`].includes(String(audience))) return v3Error(400, 'Unknown audience');
		const isClient = client_id === clientId && client_secret === clientSecret && vendor_id === vendorId;
		if (!isClient) return v3Error(401, 'Invalid client credentials');
		const held = wanted.filter((scope) => heldScopes.includes(scope));
		const isRefused = held.length < wanted.length && unheldScope === 'refuse';
		if (isRefused) return v3Error(400, 'The user does not hold every scope that was asked for');
		const token = this.v3.issue(now(), { sub: clientId, aud: audience, scopes: held });
		this.scopes.set(token.value, held);
		const expires_in = this.settings.v3TokenLifetimeSeconds;
		return { status: 200, body: { access_token: token.value, token_type: 'Bearer', expires_in } };
	}

	/** Answers a v1 token request: the key in a form, in JSON or in the query [CODE: all three are in use]. */
	answerV1(request: VendorRequest): Answer {
		const key = request.query.get('secret_key') ?? textField(request, 'secret_key');
		const { secretKey, now, wrongKeyStatus, newV1TokenCancelsOld } = this.settings;
		if (key !== secretKey) return v1Error(wrongKeyStatus, 'Invalid secret key.');
		if (newV1TokenCancelsOld) this.v1.revokeAll();
		const { value, expiresAt } = this.v1.issue(now(), {});
		return v1Data({ access_token: value, expiration_utc: v1Time(expiresAt, 452), user_id: 7 });
	}

	/** The refusal of a v1 call whose token is missing or not valid, or `undefined`. The header is only the token [CODE]. */
	refuseV1({ headers: { authorization = '' } }: VendorRequest): Answer | undefined {
		const isValid = this.v1.isValid(authorization, this.settings.now());
		return isValid ? undefined : v1Error(401, 'Invalid access token.');
	}

	/** The same for v3: with `Bearer`, and all scopes that the call needs. */
	refuseV3(request: VendorRequest, needed: readonly string[]): Answer | undefined {
		const token = bearerOf(request);
		if (token === undefined || !this.v3.isValid(token, this.settings.now()))
			return v3Error(401, 'Invalid access token');
		const held = this.scopes.get(token) ?? [];
		const missing = needed.find((scope) => !held.includes(scope));
		return missing === undefined ? undefined : v3Error(this.settings.missingScopeStatus, `Missing scope: ${missing}`);
	}
}
