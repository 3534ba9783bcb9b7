import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import type { Fields } from '../core/http/api';
import { provenByCheck } from '../core/token/check';
import { accessCheckProperty, keyCredential } from '../core/token/key-credential';
import { refuseExpired, twelvePortAccess } from './access/twelve-port';
import { readingOperations } from './access/twelve-port-calls';
import { caCertificate, ignoreSslIssues, paceProperties, readOnly, requiredText } from './shared/fields';

/** Below the base URL. The call on the vendor's page about API tokens. It returns the user of the token. */
const WHO_AM_I = 'api/user/me';

/** It is not public which fields the answer has, so only what every user has in some form is expected. */
const OF_A_USER = /^(id|name)$|user|login|mail|principal/i;

const hooks = keyCredential({
	access: usableAccess,
	headers: ({ token }) => ({ Authorization: `Bearer ${token}` }),
	check: () => ({
		vendor: '12Port',
		asked: 'check of the token',
		path: WHO_AM_I,
		advice:
			'Check that you copied the complete API token, that it is enabled, not expired and of this tenant, and that its Filter allows the IP address of n8n',
		recognizes: (names) => names.some((name) => OF_A_USER.test(name)),
	}),
});

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
			...requiredText,
			displayName: 'URL',
			name: 'url',
			placeholder: 'e.g. https://12port.example.com:6443/ztna/acme/root',
			description:
				'Address of your 12Port portal with tenant and space. In the example acme is the tenant and root the space.',
		},
		{
			...requiredText,
			displayName: 'API Token',
			name: 'apiToken',
			typeOptions: { password: true },
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
		readOnly,
		readingOperations,
		caCertificate(
			'Only needed if the certificate of the server is self-signed or from your own certificate authority: that certificate (PEM), or several certificates. Leave empty otherwise.',
		),
		ignoreSslIssues,
		...paceProperties,
		accessCheckProperty,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;

	test: ICredentialTestRequest = provenByCheck;
}

/** @throws InputError before anything is sent, for an expired token as well */
function usableAccess(fields: Fields) {
	const access = twelvePortAccess(fields);
	refuseExpired(access.token);
	const { base } = access;
	// With a slash at its end, so that a relative address is resolved below the space.
	return { ...access, base: new URL(`${base.pathname.replace(/\/$/, '')}/`, base) };
}
