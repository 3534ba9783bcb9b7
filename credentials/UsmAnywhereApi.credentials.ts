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
import { usmAnywhereAccess } from './access/usm-anywhere';

const tokens = tokenSource();

/**
 * OAuth 2.0 client credentials of one USM Anywhere tenant.
 * Vendor facts: client and token request, "USM Anywhere APIs" (LevelBlue documentation); `expires_in`
 * is 899 s there and wins over the "30 minutes" of the same page's prose.
 */
export class UsmAnywhereApi implements ICredentialType {
	name = 'usmAnywhereApi';

	displayName = 'USM Anywhere API';

	documentationUrl =
		'https://cybersecurity.att.com/documentation/usm-anywhere/user-guide/user-management/api-clients.htm';

	icon: Icon = {
		light: 'file:../nodes/UsmAnywhere/usmAnywhere.svg',
		dark: 'file:../nodes/UsmAnywhere/usmAnywhere.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://acme.alienvault.cloud',
			description: 'Address of your USM Anywhere console, or only its subdomain (the part before .alienvault.cloud)',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description:
				'In USM Anywhere: Profile Settings > API Clients > New Client. Only users of the Manager role see this page.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown once, when the client is created. Reset Secret in USM Anywhere makes a new one.',
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
		const { base, owner } = usmAnywhereAccess(credentials);
		const options = authorized(request, {
			base,
			headers: { Authorization: `Bearer ${String(credentials.accessToken)}` },
			trust: trustOf(credentials),
		});
		if (tokens.isDue(owner, credentials)) throw new RenewalDue();
		return options;
	};

	test: ICredentialTestRequest = {
		request: { url: '/api/2.0/alarms?size=1' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The login works, but this client may not read alarms. Ask a Manager of USM Anywhere for a client that may.',
				},
			},
		],
	};

	/** Called by n8n when there is no token, after a 401, and when `authenticate` finds it due. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const { httpRequest } = this.helpers;
		const { base, owner } = usmAnywhereAccess(credentials);
		const agentOptions = trustOf(credentials);
		const grant = await tokens.obtain(
			owner,
			credentials,
			async () =>
				await logIn(httpRequest, {
					vendor: 'USM Anywhere',
					url: new URL(`${base.pathname}/oauth/token`, base),
					request: {
						method: 'POST',
						headers: { Accept: 'application/json' },
						auth: { username: String(credentials.clientId).trim(), password: String(credentials.clientSecret).trim() },
						body: new URLSearchParams({ grant_type: 'client_credentials' }),
						agentOptions,
					},
					read: (body) => {
						const { access_token: value, expires_in: lifetimeSeconds } = (body ?? {}) as Record<string, unknown>;
						return { value: value as string, lifetimeSeconds };
					},
					advice: 'Check Client ID and Client Secret, and that the client is enabled in USM Anywhere',
				}),
		);
		return { ...grant };
	}
}
