import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { provenByCheck } from '../core/token/check';
import { tokenCredential } from '../core/token/token-credential';
import { tokenProperties } from '../core/token/token-properties';
import { armisAccess, DEFAULT_SCOPES, tenantUrl } from './access/armis';
import { caCertificateOfProxy, paceProperties, readOnly, requiredText } from './shared/fields';

const hooks = tokenCredential({
	access: armisAccess,
	login: ({ base, tokenRequest }) => ({
		vendor: 'Armis Centrix',
		url: new URL(`${base.pathname}/oauth/token`, base),
		request: { headers: { 'Content-Type': 'application/json' }, body: tokenRequest },
		advice:
			'Check Tenant URL, Vendor ID, Client ID (an email address) and Client Secret, and that this Armis user has every scope that you chose',
	}),
	check: ({ tokenRequest: { scopes } }) => ({
		vendor: 'Armis Centrix',
		asked: 'test request',
		path: testPath(scopes),
		advice: 'The login works. Check API URL',
		adviceByStatus: {
			401: 'The login works, but API v3 does not accept its token. Check API URL, and that the Armis user has every scope that you chose',
			403: 'The login works, but the token lacks a permission. Check that the Armis user has every scope that you chose. For devices, choose Device: Read, Device: Personal Data and Full Visibility',
		},
		accepts: [404],
	}),
});

/** A request that the scopes allow, if we know one. What it asks for need not exist: the login has already been proven. */
function testPath(scopes: string[]): string {
	if (scopes.includes('PERMISSION.DEVICE.READ')) return '/v3/assets/_search/fields?asset_type=DEVICE';
	return scopes.includes('PERMISSION.ALERT.READ') ? '/v3/alerts/0' : '/v3';
}

/**
 * API v3 of one Armis Centrix tenant. Vendor facts: "Authentication" (dev.armis.com), where tokens are valid for 900 s.
 * The login differs from OAuth 2.0 (a JSON body, an array of scopes and a vendor ID), so n8n's own type does not fit.
 */
export class ArmisApi implements ICredentialType {
	name = 'armisApi';

	displayName = 'Armis Centrix V3 API';

	documentationUrl = 'https://dev.armis.com/docs/authentication';

	icon: Icon = {
		light: 'file:../nodes/Armis/armis.svg',
		dark: 'file:../nodes/Armis/armis.dark.svg',
	};

	properties: INodeProperties[] = [
		tenantUrl,
		{
			...requiredText,
			displayName: 'Vendor ID',
			name: 'vendorId',
			description: 'ID of your developer account. You see it at dev.armis.com after registration.',
		},
		{
			...requiredText,
			displayName: 'Client ID',
			name: 'clientId',
			placeholder: 'e.g. automation@example.com',
			description: 'Email address of the Armis user who created the secret key',
		},
		{
			...requiredText,
			displayName: 'Client Secret',
			name: 'clientSecret',
			typeOptions: { password: true },
			description:
				'The secret key. In Armis Centrix: Settings > API Management. The user must be allowed to create a key.',
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'multiOptions',
			default: DEFAULT_SCOPES,
			description:
				'What the token is allowed to do. Leave empty for Alert: Read, Device: Personal Data, Device: Read and Full Visibility. Choose only what the user of the secret key is allowed to do: Armis never gives a token more.',
			options: [
				{
					name: 'Alert: Read',
					value: 'PERMISSION.ALERT.READ',
					description: 'Read an alert',
				},
				{
					name: 'Custom Properties: Manage',
					value: 'PERMISSION.SETTINGS.CUSTOM_PROPERTIES.MANAGE',
					description: 'Define custom properties of devices',
				},
				{
					name: 'Device: Personal Data',
					value: 'PERMISSION.PII.DEVICE',
					description: 'See personal data of devices, such as names and addresses. The device search needs this scope.',
				},
				{
					name: 'Device: Read',
					value: 'PERMISSION.DEVICE.READ',
					description: 'Search devices',
				},
				{
					name: 'Full Visibility',
					value: 'FULL_VISIBILITY',
					description:
						'Users who see all sites and boundaries have this scope automatically. The device search needs it.',
				},
				{
					name: 'Sites: Manage',
					value: 'PERMISSION.SETTINGS.SITES_AND_SENSORS.MANAGE.SITES',
					description: 'Create, change and delete sites',
				},
			],
		},
		{
			displayName: 'Additional Scopes',
			name: 'additionalScopes',
			type: 'string',
			default: '',
			placeholder: 'e.g. PERMISSION.DEVICE.MANAGE.EDIT',
			description: 'Scopes that are not in the list, separated by commas. Use the names in the API reference of Armis.',
		},
		{
			...requiredText,
			displayName: 'API URL',
			name: 'apiUrl',
			default: 'https://api.armis.com',
			description: 'Host of API v3, the same for all tenants. Change it only if Armis gave you a different one.',
		},
		readOnly,
		caCertificateOfProxy,
		...paceProperties,
		...tokenProperties,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;

	test: ICredentialTestRequest = provenByCheck;
}
