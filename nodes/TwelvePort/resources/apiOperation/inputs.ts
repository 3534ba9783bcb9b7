import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

type Show = NonNullable<IDisplayOptions['show']>;

/**
 * Which operation, and what it is given: the same in the node and in the trigger.
 * @param show when it is shown at all
 */
export function inputDescription(show: Show): INodeProperties[] {
	return [...choice(show), ...values(show)];
}

function choice(show: Show): INodeProperties[] {
	return [
		{
			displayName: 'Document',
			name: 'document',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Agent API',
					value: 'agent',
					description: 'The few operations for AI agents, where an administrator has enabled MCP support',
				},
				{ name: 'By Path', value: 'path', description: 'A document at a path of your own' },
				{
					name: 'Platform API',
					value: 'platform',
					description:
						'Everything the portal can do. Looked for in the usual places, or at the OpenAPI Path of the credential.',
				},
			],
			default: 'platform',
			description: 'Which of the documents of the server to choose an operation from',
			displayOptions: { show },
		},
		{
			displayName: 'Document Path',
			name: 'documentPath',
			type: 'string',
			noDataExpression: true,
			default: '',
			required: true,
			placeholder: 'e.g. /ztna/acme/root/v3/api-docs',
			description: 'Where the server describes its API, as JSON. Only the server of the credential can be reached.',
			displayOptions: { show: { ...show, document: ['path'] } },
		},
		{
			displayName: 'API Operation',
			name: 'apiOperation',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description:
				'What to run. The list is kept for ten minutes; search for the word reload to read it anew. Once chosen, the operation is saved here and no longer needs the document.',
			displayOptions: { show },
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose an operation',
					typeOptions: { searchListMethod: 'searchOperations', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. GET /api/asset/listTypes/{parentId}',
					hint: 'The path as it comes after tenant and space, with names in braces',
				},
			],
		},
	];
}

function values(show: Show): INodeProperties[] {
	return [
		{
			displayName: 'Specify Parameters',
			name: 'specify',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Using Fields', value: 'fields', description: 'One field for each parameter, body included' },
				{
					name: 'Using Fields, Body as JSON',
					value: 'fieldsAndBody',
					description: 'For bodies with objects inside of objects',
				},
				{ name: 'Using JSON', value: 'json', description: 'All by hand; the document is not asked at all' },
			],
			default: 'fields',
			description: 'How parameters and body are entered',
			displayOptions: { show },
		},
		{
			displayName: 'Parameters',
			name: 'parameters',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			required: true,
			description: 'What the operation is given. What is not added here is not sent.',
			typeOptions: {
				loadOptionsDependsOn: ['document', 'documentPath', 'apiOperation.value', 'specify'],
				resourceMapper: {
					resourceMapperMethod: 'getParameters',
					mode: 'add',
					valuesLabel: 'Parameters',
					fieldWords: { singular: 'parameter', plural: 'parameters' },
					addAllFields: false,
					supportAutoMap: false,
					noFieldsError: 'Choose an API operation first.',
				},
			},
			displayOptions: { show: { ...show, specify: ['fields', 'fieldsAndBody'] } },
		},
		{
			displayName: 'Parameters (JSON)',
			name: 'parametersJson',
			type: 'json',
			default: '{}',
			description:
				'Values by name. Names in the path are filled in, the others become query parameters; write header:X-Reason for a header. A list sends its name several times.',
			displayOptions: { show: { ...show, specify: ['json'] } },
		},
		{
			displayName: 'Body (JSON)',
			name: 'bodyJson',
			type: 'json',
			default: '',
			description: 'Sent as it is. Empty means no body.',
			displayOptions: { show: { ...show, specify: ['fieldsAndBody', 'json'] } },
		},
	];
}
