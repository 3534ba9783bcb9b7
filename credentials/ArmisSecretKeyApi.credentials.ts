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
import { armisSecretKeyAccess } from './access/armis-secret-key';

const tokens = tokenSource();

/**
 * Access to API v1 of one Armis Centrix tenant, which alone has search, alerts and tags. It is not on the developer
 * portal; the facts are those of Elastic's and Armis' own clients (`elastic/integrations`, `armis-sdk-python` 0.4.0).
 */
export class ArmisSecretKeyApi implements ICredentialType {
	name = 'armisSecretKeyApi';

	displayName = 'Armis Centrix Secret Key API';

	documentationUrl = 'https://dev.armis.com/docs/migration-from-api-v1';

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
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In Armis Centrix: Settings > API Management. The key may do what its user may do. Best use a key of its own for n8n: a login elsewhere with the same key may end the sessions of n8n.',
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
		const { base, owner } = armisSecretKeyAccess(credentials);
		const options = authorized(request, {
			base,
			// API v1 wants the token alone, without "Bearer".
			headers: { Authorization: String(credentials.accessToken) },
			trust: trustOf(credentials),
		});
		if (tokens.isDue(owner, credentials)) throw new RenewalDue();
		return options;
	};

	test: ICredentialTestRequest = {
		request: { url: '/api/v1/search/?aql=in%3Aalerts%20timeFrame%3A%221%20Seconds%22&length=1' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'The secret key works, but its token was refused at once. Another program may use the same key: make one for n8n alone.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The secret key works, but its user may not read alerts. Ask an Armis administrator for the permission Alert > Read.',
				},
			},
		],
	};

	/** Called by n8n when there is no token, after a 401, and when `authenticate` finds it due. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const { httpRequest } = this.helpers;
		const { base, owner, secretKey } = armisSecretKeyAccess(credentials);
		const agentOptions = trustOf(credentials);
		const grant = await tokens.obtain(
			owner,
			credentials,
			async () =>
				await logIn(httpRequest, {
					vendor: 'Armis Centrix',
					url: new URL(`${base.pathname}/access_token/`, base),
					request: {
						method: 'POST',
						headers: { Accept: 'application/json' },
						body: new URLSearchParams({ secret_key: secretKey }),
						agentOptions,
					},
					read: (body) => {
						const { data } = (body ?? {}) as { data?: Record<string, unknown> };
						return { value: data?.access_token as string, lifetimeSeconds: secondsUntil(data?.expiration_utc) };
					},
					advice: 'Check Tenant URL and Secret Key, and that the key was not deleted in Armis Centrix',
				}),
		);
		return { ...grant };
	}
}

/** Seconds by our own clock; a time that has passed or cannot be read counts as unknown further on. */
function secondsUntil(utc: unknown): number {
	const time = String(utc);
	const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(time);
	return (Date.parse(hasZone ? time : `${time}Z`) - Date.now()) / 1000;
}
