import type { INodeProperties } from 'n8n-workflow';
import type { Choice } from '../../core/node/parameter-reader';
import type { OperationParameters, Specify } from '../../core/openapi/described-api';

/** Which of the server's documents to read. */
export const document: Choice<'agent' | 'path' | 'platform'> = {
	displayName: 'Document',
	name: 'document',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Agent API',
			value: 'agent',
			description: 'The few operations for AI agents. An administrator of 12Port must enable MCP support.',
		},
		{ name: 'By Path', value: 'path', description: 'The document at the path that you enter' },
		{
			name: 'Platform API',
			value: 'platform',
			description:
				'All operations of the portal. The node searches the usual paths, or reads the OpenAPI Path of the credential.',
		},
	],
	default: 'platform',
	description: 'The document of the server that lists the operations',
};

/** Where that document is, for *By Path*. */
export const documentPath: INodeProperties = {
	displayName: 'Document Path',
	name: 'documentPath',
	type: 'string',
	noDataExpression: true,
	default: '',
	required: true,
	placeholder: 'e.g. /ztna/acme/root/v3/api-docs',
	description: 'Path of the JSON document that describes the API. Only the server of the credential can be reached.',
	displayOptions: { show: { document: ['path'] } },
};

const apiOperation: INodeProperties = {
	displayName: 'API Operation',
	name: 'apiOperation',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The operation to run. The list is kept for ten minutes. To read it again, search for the word reload. The chosen operation is saved in the node, so the document is not needed any more.',
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
			hint: 'The method and the path after tenant and space, with names in braces',
		},
	],
};

const specify: Choice<Specify> = {
	displayName: 'Specify Parameters',
	name: 'specify',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Using Fields',
			value: 'fields',
			description: 'One field for each parameter and for each field of the body',
		},
		{
			name: 'Using Fields, Body as JSON',
			value: 'fieldsAndBody',
			description: 'For bodies that have objects inside objects',
		},
		{
			name: 'Using JSON',
			value: 'json',
			description:
				'You enter everything manually. If there is a document, the node reads from it how the list is paged.',
		},
	],
	default: 'fields',
	description: 'How to enter the parameters and the body',
};

const parameters: INodeProperties = {
	displayName: 'Parameters',
	name: 'parameters',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	required: true,
	description: 'The parameters of the operation. A parameter that you do not add is not sent.',
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
	displayOptions: { show: { specify: ['fields', 'fieldsAndBody'] } },
};

const parametersJson: INodeProperties = {
	displayName: 'Parameters (JSON)',
	name: 'parametersJson',
	type: 'json',
	default: '{}',
	description:
		'Values by name. Names in the path are filled in; the others become query parameters. For a header, write header:X-Reason. A list is sent as several values of the same name.',
	displayOptions: { show: { specify: ['json'] } },
};

const bodyJson: INodeProperties = {
	displayName: 'Body (JSON)',
	name: 'bodyJson',
	type: 'json',
	default: '',
	description: 'Sent as it is. Leave empty to send none.',
	displayOptions: { show: { specify: ['fieldsAndBody', 'json'] } },
};

/** Which operation to run, and its parameters: the same in the node and in the trigger. */
export const operationParameters: OperationParameters = {
	source: [document, documentPath],
	apiOperation,
	specify,
	parameters,
	parametersJson,
	bodyJson,
};
