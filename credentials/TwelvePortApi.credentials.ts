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
import { authorized, type Authorization } from '../core/http/authorize';
import { trustOf } from '../core/http/tls';
import { objectOf } from '../core/pages/shape';
import { accessCheckProperty, checkAccess } from '../core/token/access-check';
import { refuseExpired, twelvePortAccess } from './access/twelve-port';

/** Below the base URL: the one call that the vendor's page on API tokens shows. It answers with the token's user. */
const WHO_AM_I = 'api/user/me';

/**
 * An API token (JWT) of one 12Port tenant or space, sent as a bearer token. There is no login and nothing to renew: the
 * token is made in the product and ends there.
 * Vendor facts: "API Tokens" (12Port documentation).
 */
export class TwelvePortApi implements ICredentialType {
	name = 'twelvePortApi';

	displayName = '12Port API';

	documentationUrl = 'https://docs.12port.com/horizon/software_usage/administration/management/api_tokens';

	icon: Icon = {
		light: 'file:../nodes/TwelvePort/twelvePort.svg',
		dark: 'file:../nodes/TwelvePort/twelvePort.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://12port.example.com:6443/ztna/acme/root',
			description:
				'Address of your 12Port portal with tenant and space. In the example acme is the tenant and root the space.',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In 12Port: Management > API Tokens, Show Details, Unlock Token, Copy. Whatever the user of the token may do, this credential may do.',
		},
		{
			displayName: 'OpenAPI Path',
			name: 'openApiPath',
			type: 'string',
			default: '',
			placeholder: 'e.g. /v3/api-docs',
			description:
				"Where the server describes its API, if the usual places do not have it. In 12Port: My Profile > About > API Documentation. The page's own network requests show the path of the JSON document.",
		},
		{
			displayName: 'CA Certificate',
			name: 'caCertificate',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			description:
				'If the server has a certificate that it signed itself, or of your own authority: that certificate (PEM), or several. Leave empty otherwise.',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description:
				'Whether to connect even if the certificate of the server cannot be verified. Anybody in between could then read the token; CA Certificate is the safe way.',
		},
		accessCheckProperty,
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		return authorized(request, authorization(credentials));
	};

	test: ICredentialTestRequest = { request: { url: WHO_AM_I } };

	/**
	 * Called by n8n in a credential test, and after a 401, which here may mean the token or only the one call. Asks who
	 * the token's user is. Where that is refused too it is the token, and the error says so, as it does when the server
	 * cannot be reached; where it is not, n8n goes on, and the 401 that comes again is one of permission.
	 * @throws LoginError, InputError
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const request = authorized({ url: WHO_AM_I, headers: { Accept: 'application/json' } }, authorization(credentials));
		await checkAccess(this.helpers.httpRequest, {
			vendor: '12Port',
			asked: 'check of the token',
			url: new URL(request.url),
			request,
			isAnswer: (user) => objectOf(user) !== undefined,
			advice:
				'Check that the API token is copied whole, enabled, not expired and of this tenant, and that its Filter admits the address of n8n',
		});
		return {};
	}
}

/** @throws InputError before anything is sent, for an expired token as well */
function authorization(credentials: ICredentialDataDecryptedObject): Authorization {
	const { base, token } = twelvePortAccess(credentials);
	refuseExpired(token);
	return {
		// With a slash at its end, so that a relative address leads below the space and not beside it.
		base: new URL(`${base.pathname.replace(/\/$/, '')}/`, base),
		headers: { Authorization: `Bearer ${token}` },
		trust: trustOf(credentials),
	};
}
