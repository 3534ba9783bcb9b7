import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { provenByCheck } from '../core/token/check';
import { tokenCredential } from '../core/token/token-credential';
import { tokenProperties } from '../core/token/token-properties';
import { usmAnywhereAccess } from './access/usm-anywhere';
import { caCertificateOfProxy, paceProperties, readOnly, requiredText } from './shared/fields';

const hooks = tokenCredential({
	access: usmAnywhereAccess,
	login: ({ base, client }) => ({
		vendor: 'USM Anywhere',
		url: new URL(`${base.pathname}/oauth/token`, base),
		request: { auth: client, body: new URLSearchParams({ grant_type: 'client_credentials' }) },
		advice: 'Check Client ID and Client Secret, and that the client is enabled in USM Anywhere',
	}),
	check: () => ({
		vendor: 'USM Anywhere',
		asked: 'test request',
		path: '/api/2.0/alarms?size=1',
		advice: 'The login works. Check that the URL is the address of your USM Anywhere',
		adviceByStatus: {
			401: 'The login works, but its token was refused immediately. Try again in a minute, and check that the URL is the address of your USM Anywhere',
			403: 'The login works, but this client is not allowed to read alarms. Ask a Manager of USM Anywhere for a client that is',
		},
		recognizes: (names) => ['_embedded', '_links', 'page'].some((name) => names.includes(name)),
	}),
});

/**
 * OAuth 2.0 client credentials of one USM Anywhere tenant.
 * Vendor facts: client and token request, "USM Anywhere APIs" (LevelBlue documentation). `expires_in` is 899 s there,
 * although the text of the same page says 30 minutes. We use `expires_in`.
 */
export class UsmAnywhereApi implements ICredentialType {
	name = 'usmAnywhereApi';

	displayName = 'USM Anywhere (LevelBlue, AlienVault) API';

	documentationUrl =
		'https://cybersecurity.att.com/documentation/usm-anywhere/user-guide/user-management/api-clients.htm';

	icon: Icon = {
		light: 'file:../nodes/UsmAnywhere/usmAnywhere.svg',
		dark: 'file:../nodes/UsmAnywhere/usmAnywhere.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			...requiredText,
			displayName: 'URL',
			name: 'url',
			placeholder: 'e.g. https://acme.alienvault.cloud',
			description: 'Address of your USM Anywhere console, or only its subdomain (the part before .alienvault.cloud)',
		},
		{
			...requiredText,
			displayName: 'Client ID',
			name: 'clientId',
			description:
				'In USM Anywhere: Profile Settings > API Clients > New Client. Only users with the Manager role see this page.',
		},
		{
			...requiredText,
			displayName: 'Client Secret',
			name: 'clientSecret',
			typeOptions: { password: true },
			description: 'Shown only once, when the client is created. Reset Secret in USM Anywhere creates a new one.',
		},
		{
			displayName: 'Webhook URL',
			name: 'webhookUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://webhook-collector.us-east-1.prod.alienvault.cloud/api/1.0/webhook/push',
			description:
				'Only needed to send events: the address of a webhook, as USM Anywhere shows it (Data Sources > Cloud Connectors). It is on another host than the console. Leave empty otherwise.',
		},
		{
			displayName: 'Webhook API Key',
			name: 'webhookApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only needed to send events: the API key of that webhook. It is sent to Webhook URL and nowhere else. Reset API Keys in USM Anywhere creates a new one. The test of the credential does not try it, since that would send an event.',
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
