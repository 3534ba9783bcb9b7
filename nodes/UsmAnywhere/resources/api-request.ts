import { apiRequest as sharedApiRequest } from '../../shared/api-request';

/** Any call of the API that the other resources do not cover. */
export const apiRequest = sharedApiRequest({
	api: 'the USM Anywhere API',
	product: 'USM Anywhere',
	pathDescription:
		'What comes after /api/2.0 in the address. Only the USM Anywhere server of the credential can be reached.',
	queryNote: 'The API ignores names that it does not know, and then returns everything.',
	fullPaths: ['/api/'],
	examples: { path: '/alarms', queryName: 'status', queryValue: 'open' },
});
