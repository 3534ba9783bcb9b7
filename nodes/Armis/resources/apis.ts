import type { INodeProperties } from 'n8n-workflow';

/**
 * Armis has two APIs with a credential each. Beside every operation stands a notice that says which one it uses and why.
 * The notice is also what n8n goes by: it asks for a credential where the notice for it is shown.
 */
export const apiNotices: INodeProperties[] = [
	{
		displayName:
			'This uses the secret key credential (API v1): alerts, vulnerabilities, boundaries and AQL search are not part of API v3',
		name: 'usesApiV1',
		type: 'notice',
		default: '',
		description: 'Which credential this needs, and why',
		displayOptions: { show: { resource: ['alert', 'boundary', 'search', 'vulnerability'] } },
	},
	{
		displayName: 'This uses the secret key credential (API v1): tags are not part of API v3',
		name: 'usesApiV1',
		type: 'notice',
		default: '',
		description: 'Which credential this needs, and why',
		displayOptions: { show: { resource: ['device'], operation: ['addTags', 'removeTags'] } },
	},
	{
		displayName: 'This uses the secret key credential, as chosen',
		name: 'usesApiV1',
		type: 'notice',
		default: '',
		description: 'Which credential this needs, and why',
		displayOptions: { show: { resource: ['apiRequest'], api: ['v1'] } },
	},
	{
		displayName:
			'This uses the credential for API v3, which is where Armis manages sites, custom properties and exports',
		name: 'usesApiV3',
		type: 'notice',
		default: '',
		description: 'Which credential this needs, and why',
		displayOptions: { show: { resource: ['customProperty', 'dataExport', 'site'] } },
	},
	{
		displayName:
			'This uses the credential for API v3, which reads devices with chosen fields. To find devices by AQL instead, use AQL Search with the secret key.',
		name: 'usesApiV3',
		type: 'notice',
		default: '',
		description: 'Which credential this needs, and why',
		displayOptions: { show: { resource: ['device'], operation: ['export', 'get', 'getAll', 'setCustomProperty'] } },
	},
	{
		displayName: 'This uses the credential for API v3, as chosen',
		name: 'usesApiV3',
		type: 'notice',
		default: '',
		description: 'Which credential this needs, and why',
		displayOptions: { show: { resource: ['apiRequest'], api: ['v3'] } },
	},
];
