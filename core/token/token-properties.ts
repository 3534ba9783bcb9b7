import type { INodeProperties } from 'n8n-workflow';

/**
 * The hidden fields in which n8n keeps a token between executions and workers.
 * `password` keeps them from the browser; `expirable` makes n8n call `preAuthentication`;
 * undeclared fields would be stored but never read back.
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
