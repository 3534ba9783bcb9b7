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
import { objectOf } from '../core/json';
import { accessCheckProperty, checkAccess } from '../core/token/access-check';
import { refuseExpired, twelvePortAccess } from './access/twelve-port';
import { caCertificate, ignoreSslIssues } from './shared/tls-fields';

/** Below the base URL. The call on the vendor's page about API tokens. It returns the user of the token. */
const WHO_AM_I = 'api/user/me';

/**
 * An API token (JWT) of one 12Port tenant or space, sent as a bearer token. There is no login and nothing to renew: users
 * create the token in 12Port. Vendor facts: "API Tokens" (12Port documentation).
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
				'In 12Port: Management > API Tokens, Show Details, Unlock Token, Copy. This credential can do everything that the user of the token can do.',
		},
		{
			displayName: 'OpenAPI Path',
			name: 'openApiPath',
			type: 'string',
			default: '',
			placeholder: 'e.g. /v3/api-docs',
			description:
				'Path of the OpenAPI document of your server. Leave empty to search the usual places. To find the path, open My Profile > About > API Documentation in 12Port, and look in the network tab of your browser for the JSON document.',
		},
		caCertificate(
			'Only needed if the certificate of the server is self-signed or from your own certificate authority: that certificate (PEM), or several certificates. Leave empty otherwise.',
		),
		ignoreSslIssues,
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
	 * n8n calls it in a credential test, and after a 401, which can mean the token or only one call. It requests the user of
	 * the token. If that is refused too, the token is wrong, and the error says so. Otherwise n8n repeats its request, and a
	 * second 401 means a missing permission.
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
				'Check that you copied the complete API token, that it is enabled, not expired and of this tenant, and that its Filter allows the IP address of n8n',
		});
		return {};
	}
}

/** @throws InputError before anything is sent, for an expired token as well */
function authorization(credentials: ICredentialDataDecryptedObject): Authorization {
	const { base, token } = twelvePortAccess(credentials);
	refuseExpired(token);
	return {
		// With a slash at its end, so that a relative address is resolved below the space.
		base: new URL(`${base.pathname.replace(/\/$/, '')}/`, base),
		headers: { Authorization: `Bearer ${token}` },
		trust: trustOf(credentials),
	};
}
