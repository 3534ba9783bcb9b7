import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { provenByCheck } from '../core/token/check';
import { tokenCredential } from '../core/token/token-credential';
import { tokenProperties } from '../core/token/token-properties';
import { privxAccess } from './access/privx';
import { caCertificate, ignoreSslIssues, paceProperties, readOnly, requiredText } from './shared/fields';

const WRONG_OAUTH_CLIENT = 'This OAuth client cannot be used for API clients. Its ID is usually privx-external';

/** By error code of RFC 6749: which of the two clients is wrong. */
const ADVICE: Readonly<Record<string, string>> = {
	invalid_client: 'Check OAuth Client ID and OAuth Client Secret. The API client was not checked',
	invalid_grant:
		'The OAuth client is correct. Check API Client ID and API Client Secret, and that the API client still exists in PrivX',
	unauthorized_client: WRONG_OAUTH_CLIENT,
	unsupported_grant_type: WRONG_OAUTH_CLIENT,
};

const hooks = tokenCredential({
	access: privxAccess,
	login: ({ base, oauthClient, apiClient }) => ({
		vendor: 'SSH PrivX',
		url: new URL('/auth/api/v1/oauth/token', base),
		request: { auth: oauthClient, body: new URLSearchParams({ grant_type: 'password', ...apiClient }) },
		advice: 'Check the OAuth client and the API client',
		adviceByCode: ADVICE,
		authorityPlace:
			'PrivX shows it as TLS Trust Anchor at the bottom of Administration > Deployment > Integrate with PrivX using API clients.',
	}),
	// A search, because every client may search, and finds what it is allowed to see (PrivX MCP server, `tools.md`).
	check: () => ({
		vendor: 'SSH PrivX',
		asked: 'test request',
		path: '/host-store/api/v1/hosts/search?limit=1',
		body: { keywords: '' },
		advice: 'The login works. Check that the URL is the address of your PrivX',
		adviceByStatus: {
			401: 'The login works, but PrivX does not accept its token. Check that the URL is the address of your PrivX, and that the API client still exists',
			403: 'The login works, but the roles of this API client do not allow it to read hosts, which is what this test does. If your workflows do not use hosts, you can ignore this. Otherwise, in PrivX, add the permission hosts-view to one of its roles',
		},
		recognizes: (names) => ['count', 'items'].some((name) => names.includes(name)),
	}),
});

/**
 * An API client of one SSH PrivX: OAuth 2.0 password grant, with the OAuth client as HTTP Basic. Each login writes audit
 * events in PrivX, and PrivX counts failed logins, so all requests share one token, and no login is repeated.
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
			...requiredText,
			displayName: 'URL',
			name: 'url',
			placeholder: 'e.g. https://privx.example.com',
			description:
				'Address of your PrivX. You can paste the address of any page of the console: only the host is used.',
		},
		{
			...requiredText,
			displayName: 'OAuth Client ID',
			name: 'oauthClientId',
			default: 'privx-external',
			description:
				'In PrivX: Administration > Deployment > Integrate with PrivX using API clients, Credentials of your API client',
		},
		{
			...requiredText,
			displayName: 'OAuth Client Secret',
			name: 'oauthClientSecret',
			typeOptions: { password: true },
			description: 'In PrivX, next to the OAuth client ID',
		},
		{
			...requiredText,
			displayName: 'API Client ID',
			name: 'apiClientId',
			placeholder: 'e.g. 5f0c1b9e-7a44-4d5c-9f3e-2b8d6a1c0e57',
			description:
				'In PrivX, below the OAuth client. This credential can do everything that the roles of the API client allow.',
		},
		{
			...requiredText,
			displayName: 'API Client Secret',
			name: 'apiClientSecret',
			typeOptions: { password: true },
			description: 'In PrivX, next to the API client ID',
		},
		readOnly,
		caCertificate(
			'PrivX usually has a certificate of its own certificate authority. Paste the TLS Trust Anchor (PEM) from the bottom of the same page in PrivX, or several certificates. Leave empty if the certificate is public.',
		),
		ignoreSslIssues,
		...paceProperties,
		...tokenProperties,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;

	test: ICredentialTestRequest = provenByCheck;
}
