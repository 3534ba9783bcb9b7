import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { objectOf } from '../core/json';
import { provenByCheck } from '../core/token/check';
import { vendorTime } from '../core/time/vendor-time';
import type { FoundToken } from '../core/token/login';
import { tokenCredential } from '../core/token/token-credential';
import { tokenProperties } from '../core/token/token-properties';
import { armisSecretKeyAccess, tenantUrl } from './access/armis';
import { caCertificateOfProxy, paceProperties, readOnly, requiredText } from './shared/fields';

const hooks = tokenCredential({
	access: armisSecretKeyAccess,
	login: ({ base, secretKey }) => ({
		vendor: 'Armis Centrix',
		url: new URL(`${base.pathname}/access_token/`, base),
		request: { body: new URLSearchParams({ secret_key: secretKey }) },
		read: tokenIn,
		advice: 'Check Tenant URL and Secret Key, and that the key was not deleted in Armis Centrix',
	}),
	check: () => ({
		vendor: 'Armis Centrix',
		asked: 'test request',
		path: '/api/v1/search/?aql=in%3Aalerts%20timeFrame%3A%221%20Seconds%22&length=1',
		advice: 'The secret key works. Check that Tenant URL is the address of your Armis Centrix',
		adviceByStatus: {
			401: 'The secret key works, but its token was refused immediately. Perhaps another program uses the same key: create a separate key for n8n',
			403: 'The secret key works, but its user is not allowed to read alerts. Ask an Armis administrator for the permission Alert > Read',
		},
		recognizes: (names) => names.includes('data'),
	}),
	// API v1 expects the token alone, without "Bearer".
	headers: (token) => ({ Authorization: token }),
});

/**
 * API v1 of one Armis Centrix tenant. Only this API has search, alerts and tags. It is not on the developer portal. The
 * facts are from the clients of Elastic and Armis (`elastic/integrations`, `armis-sdk-python` 0.4.0).
 */
export class ArmisSecretKeyApi implements ICredentialType {
	name = 'armisSecretKeyApi';

	displayName = 'Armis Centrix V1 (Secret Key) API';

	documentationUrl = 'https://dev.armis.com/docs/migration-from-api-v1';

	icon: Icon = {
		light: 'file:../nodes/Armis/armis.svg',
		dark: 'file:../nodes/Armis/armis.dark.svg',
	};

	properties: INodeProperties[] = [
		tenantUrl,
		{
			...requiredText,
			displayName: 'Secret Key',
			name: 'secretKey',
			typeOptions: { password: true },
			description:
				'In Armis Centrix: Settings > API Management. The key can do everything that its user can do. Use a separate key for n8n: a login of another program with the same key can end the sessions of n8n.',
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

/** {"data": {"access_token": "eyJhbGciOi…", "expiration_utc": "2026-01-15T12:34:56.789012+00:00"}, "success": true} */
function tokenIn(body: unknown): FoundToken {
	const { access_token: value, expiration_utc: expiresAt } = objectOf(objectOf(body)?.data) ?? {};
	return { value, lifetimeSeconds: secondsUntil(expiresAt) };
}

/** Seconds from now, by the clock of n8n. Not a positive number if the time has passed or is not readable. */
function secondsUntil(utc: unknown): number {
	return (Number(vendorTime(utc)) - Date.now()) / 1000;
}
