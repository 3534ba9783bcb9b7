import { apiRequest as sharedApiRequest } from '../../shared/api-request';
import { apiRequestOptions } from '../options';

/** Any call of the API that the other resources do not cover. */
export const apiRequest = sharedApiRequest({
	api: 'the PrivX API',
	product: 'PrivX',
	pathDescription:
		'What comes after the host name in the address. Only the PrivX server of the credential can be reached.',
	examples: { path: '/host-store/api/v1/hosts', queryName: 'limit', queryValue: '100' },
	options: apiRequestOptions,
});
