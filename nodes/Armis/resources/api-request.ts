import type { Choice } from '../../../core/node/parameter-reader';
import { apiRequest as sharedApiRequest } from '../../shared/api-request';
import type { ResourceForm } from '../../shared/defaults';
import { eitherApi } from '../api';

const api: Choice<'v1' | 'v3'> = {
	displayName: 'API',
	name: 'api',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'API V1',
			value: 'v1',
			description: 'Search, alerts, tags, policies, reports, users. Needs the secret key credential.',
		},
		{
			name: 'API V3',
			value: 'v3',
			description: 'Assets, sites, custom properties, data export. Needs the credential for API V3.',
		},
	],
	default: 'v3',
	description: 'Which of the two APIs to use',
};

/** Any call of the two APIs that the other resources do not cover. */
export const apiRequest: ResourceForm = {
	...sharedApiRequest({
		api: 'an API of Armis',
		product: 'Armis',
		selection: [api],
		pathDescription:
			'What comes after /v3 or /api/v1 in the address. Only the server of the credential can be reached.',
		fullPaths: ['/api/', '/v3/'],
		examples: { path: '/alerts/57', queryName: 'limit', queryValue: '20' },
	}),
	uses: eitherApi(api),
};
