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
import { armisAccess } from './access/armis';

const tokens = tokenSource();

/**
 * Access to API v3 of one Armis Centrix tenant. Vendor facts: "Authentication" (dev.armis.com); tokens live 900 s there.
 * The login is not quite OAuth 2.0: a JSON body, an array of scopes and a vendor id, so n8n's own type does not fit.
 */
export class ArmisApi implements ICredentialType {
	name = 'armisApi';

	displayName = 'Armis Centrix API';

	documentationUrl = 'https://dev.armis.com/docs/authentication';

	icon: Icon = {
		light: 'file:../nodes/Armis/armis.svg',
		dark: 'file:../nodes/Armis/armis.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Tenant URL',
			name: 'tenantUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://acme.armis.com',
			description: 'Address of your Armis Centrix console, or only its subdomain (the part before .armis.com)',
		},
		{
			displayName: 'Vendor ID',
			name: 'vendorId',
			type: 'string',
			default: '',
			required: true,
			description: 'ID of your developer account, shown at dev.armis.com after registration',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. automation@example.com',
			description: 'Email address of the Armis user who made the secret key',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The secret key. In Armis Centrix: Settings > API Management. Its user must be allowed to make one.',
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'multiOptions',
			default: ['FULL_VISIBILITY', 'PERMISSION.ALERT.READ', 'PERMISSION.DEVICE.READ', 'PERMISSION.PII.DEVICE'],
			description:
				'What the token may do. Ask only for what the user of the secret key may do: Armis gives no token more than that.',
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
					description: 'See personal data of devices, such as names and addresses; the device search needs it',
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
						'For users who see all sites and boundaries, who have it automatically; the device search needs it',
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
			description: 'Scopes that are not in the list, separated by commas, as the API reference of Armis names them',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.armis.com',
			required: true,
			description: 'Host of API v3, the same for all tenants. Change it only if Armis gave you another one.',
		},
		{
			displayName: 'CA Certificate',
			name: 'caCertificate',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			description:
				'Only behind a proxy that inspects TLS: the certificate (PEM) of its authority, or several. Leave empty otherwise.',
		},
		...tokenProperties,
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { base, owner } = armisAccess(credentials);
		const options = authorized(request, {
			base,
			headers: { Authorization: `Bearer ${String(credentials.accessToken)}` },
			trust: trustOf(credentials),
		});
		if (tokens.isDue(owner, credentials)) throw new RenewalDue();
		return options;
	};

	/**
	 * n8n logs in anew for every test, so only the scopes are left to be tried: with a call that they should allow, if we
	 * know one. For any other list of scopes the call finds nothing, which is as good: 404 is no failure here.
	 */
	test: ICredentialTestRequest = {
		request: {
			url: '={{ $credentials.scopes.includes("PERMISSION.DEVICE.READ") ? "/v3/assets/_search/fields?asset_type=DEVICE" : $credentials.scopes.includes("PERMISSION.ALERT.READ") ? "/v3/alerts/0" : "/v3" }}',
			ignoreHttpStatusErrors: { ignore: true, except: [401, 403] },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'The login works, but API v3 does not accept its token. Check API URL, and that the Armis user holds every scope chosen.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The login works, but the token lacks a permission. Check that the Armis user holds every scope chosen; for devices choose Device: Read, Device: Personal Data and Full Visibility.',
				},
			},
		],
	};

	/** Called by n8n when there is no token, after a 401, and when `authenticate` finds it due. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const { httpRequest } = this.helpers;
		const { base, owner, tokenRequest } = armisAccess(credentials);
		const agentOptions = trustOf(credentials);
		const grant = await tokens.obtain(
			owner,
			credentials,
			async () =>
				await logIn(httpRequest, {
					vendor: 'Armis Centrix',
					url: new URL(`${base.pathname}/oauth/token`, base),
					request: {
						method: 'POST',
						headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
						body: tokenRequest,
						agentOptions,
					},
					read: (body) => {
						const { access_token: value, expires_in: lifetimeSeconds } = (body ?? {}) as Record<string, unknown>;
						return { value: value as string, lifetimeSeconds };
					},
					advice:
						'Check Tenant URL, Vendor ID, Client ID (an email address) and Client Secret, and that this Armis user holds every scope chosen',
				}),
		);
		return { ...grant };
	}
}
