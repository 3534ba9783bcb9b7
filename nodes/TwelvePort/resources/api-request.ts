import { apiRequest as sharedApiRequest } from '../../shared/api-request';
import { apiRequestOptions } from '../options';

/** Any call of the API that the other resources do not cover. */
export const apiRequest = sharedApiRequest({
	api: 'the 12Port API',
	product: '12Port',
	pathDescription:
		'What comes after tenant and space in the address. Only the server of the credential can be reached.',
	fullPaths: ['/ztna/'],
	examples: { path: '/api/user/me', queryName: 'size', queryValue: '100' },
	options: apiRequestOptions,
});
