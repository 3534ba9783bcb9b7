import { apiRequest as sharedApiRequest } from '../../shared/api-request';

/** Any call of the API that the other resources do not cover. */
export const apiRequest = sharedApiRequest({
	api: 'the Axonius API',
	product: 'Axonius',
	pathDescription:
		'What comes after /api/v2 in the address, or after /api with API v1. Only the Axonius server of the credential can be reached. Requests that delete all assets are refused.',
	fullPaths: ['/api/'],
	examples: { path: '/gateways', queryName: 'limit', queryValue: '10' },
});
