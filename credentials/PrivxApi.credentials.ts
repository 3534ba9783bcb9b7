import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { authorized } from '../core/http/authorize';
import { trustOf } from '../core/http/tls';
import { logIn } from '../core/token/login';
import { RenewalDue } from '../core/token/renewal-due';
import { tokenProperties } from '../core/token/token-properties';
import { tokenSource } from '../core/token/token-source';
import { privxAccess } from './access/privx';

const tokens = tokenSource();

/** By error code of RFC 6749: which of the two clients it was. */
const ADVICE: Readonly<Record<string, string>> = {
	invalid_client: 'Check OAuth Client ID and OAuth Client Secret; this is not about the API client',
	invalid_grant:
		'The OAuth client is right. Check API Client ID and API Client Secret, and that the API client still exists in PrivX',
	unauthorized_client: 'The OAuth client may not be used for API clients. Its ID is privx-external as a rule',
	unsupported_grant_type: 'The OAuth client may not be used for API clients. Its ID is privx-external as a rule',
};

/**
 * An API client of one SSH PrivX: OAuth 2.0 password grant, with the OAuth client as HTTP Basic. Each login writes audit
 * events in PrivX and failed ones are counted against the client, so one token serves all, and nothing is tried twice.
 * Vendor facts: "API-Client Integration" and "Limiting Login Rate" (PrivX documentation).
 */
export class PrivxApi implements ICredentialType {
	name = 'privxApi';

	displayName = 'SSH PrivX API';

	documentationUrl = 'https://privx.docs.ssh.com/docs/api-client-integration';

	icon: Icon = {
		light: 'file:../nodes/Privx/privx.svg',
		dark: 'file:../nodes/Privx/privx.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://privx.example.com',
			description: 'Address of your PrivX. Any page of its console will do; only the host counts.',
		},
		{
			displayName: 'OAuth Client ID',
			name: 'oauthClientId',
			type: 'string',
			default: 'privx-external',
			required: true,
			description:
				'In PrivX: Administration > Deployment > Integrate with PrivX using API clients, Credentials of your API client',
		},
		{
			displayName: 'OAuth Client Secret',
			name: 'oauthClientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'In PrivX beside the OAuth client ID',
		},
		{
			displayName: 'API Client ID',
			name: 'apiClientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 5f0c1b9e-7a44-4d5c-9f3e-2b8d6a1c0e57',
			description: 'In PrivX below the OAuth client. What its roles allow, this credential may do.',
		},
		{
			displayName: 'API Client Secret',
			name: 'apiClientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'In PrivX beside the API client ID',
		},
		{
			displayName: 'CA Certificate',
			name: 'caCertificate',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			description:
				'PrivX mostly has a certificate of its own authority: paste the TLS Trust Anchor (PEM) from the bottom of the same page in PrivX, or several certificates. Leave empty for a public certificate.',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description:
				'Whether to connect even if the certificate of the server cannot be verified. Anybody in between could then read the secrets; CA Certificate is the safe way.',
		},
		...tokenProperties,
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { base, owner } = privxAccess(credentials);
		const options = authorized(request, {
			base,
			headers: { Authorization: `Bearer ${String(credentials.accessToken)}` },
			trust: trustOf(credentials),
		});
		if (tokens.isDue(owner, credentials)) throw new RenewalDue();
		return options;
	};

	/**
	 * A search, because any client that is signed in may ask one and sees what it may see (PrivX MCP server, `tools.md`).
	 * n8n sends no body at all in place of an empty object, hence the empty keyword.
	 */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '/host-store/api/v1/hosts/search?limit=1',
			body: { keywords: '' },
			json: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The login works, but the roles of this API client do not allow reading hosts, which is what this test tries. For workflows without hosts that is fine; otherwise add the permission hosts-view to one of its roles in PrivX.',
				},
			},
		],
	};

	/** Called by n8n when there is no token, after a 401, and when `authenticate` finds it due. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const { httpRequest } = this.helpers;
		const { base, owner, oauthClient, apiClient } = privxAccess(credentials);
		const agentOptions = trustOf(credentials);
		const grant = await tokens.obtain(
			owner,
			credentials,
			async () =>
				await logIn(httpRequest, {
					vendor: 'SSH PrivX',
					url: new URL('/auth/api/v1/oauth/token', base),
					request: {
						method: 'POST',
						headers: { Accept: 'application/json' },
						auth: oauthClient,
						body: new URLSearchParams({ grant_type: 'password', ...apiClient }),
						agentOptions,
					},
					read: (body) => {
						const { access_token: value, expires_in: lifetimeSeconds } = (body ?? {}) as Record<string, unknown>;
						return { value: value as string, lifetimeSeconds };
					},
					advice: 'Check the OAuth client and the API client',
					adviceByCode: ADVICE,
					authorityPlace:
						'PrivX shows it as TLS Trust Anchor at the bottom of Administration > Deployment > Integrate with PrivX using API clients.',
				}),
		);
		return { ...grant };
	}
}
