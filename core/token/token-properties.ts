import type { INodeProperties } from 'n8n-workflow';

/**
 * The hidden fields in which n8n keeps a token between executions, and for all workers.
 * `password`: n8n does not send them to the browser. `expirable`: n8n calls `preAuthentication`.
 * n8n reads back only fields that are declared.
 */
export const tokenProperties: INodeProperties[] = [
	{
		displayName: 'Access Token',
		name: 'accessToken',
		type: 'hidden',
		typeOptions: { expirable: true, password: true },
		default: '',
	},
	{
		displayName: 'Access Token Expires At',
		name: 'accessTokenExpiresAt',
		type: 'hidden',
		typeOptions: { password: true },
		default: '',
	},
	{
		displayName: 'Access Token Refresh At',
		name: 'accessTokenRefreshAt',
		type: 'hidden',
		typeOptions: { password: true },
		default: '',
	},
	{
		displayName: 'Access Token Owner',
		name: 'accessTokenOwner',
		type: 'hidden',
		typeOptions: { password: true },
		default: '',
	},
];
