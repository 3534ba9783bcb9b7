import type { INodeProperties } from 'n8n-workflow';
import type { Choice } from '../../core/node/parameter-reader';
import { binaryPropertyName } from './export-form';
import { limit, returnAll } from './limit';
import { optionsOf } from './options';

/** What the form says in the product's own words. */
export interface RequestTexts {
	/** As users know the product. */
	product: string;
	/** What the path begins with, e.g. `What comes after /api/2.0 in the address`. */
	pathDescription: string;
	/** Examples of a path, and of the name and value of a query parameter. */
	examples: { path: string; queryName: string; queryValue: string };
	/** A sentence on the query, where there is something to know. */
	queryNote?: string;
}

/** Methods that change something, as a rule. */
const WRITES = ['DELETE', 'PATCH', 'POST', 'PUT'];
/** Methods by which lists are read. */
const LISTS = ['GET', 'POST'];

/** A body as an example. */
export const BODY_EXAMPLE = '{ "name": "value" }';

/** Which HTTP method. The rest of the form depends on it. */
export const method: Choice<'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'> = {
	displayName: 'Method',
	name: 'method',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'DELETE', value: 'DELETE' },
		{ name: 'GET', value: 'GET' },
		{ name: 'PATCH', value: 'PATCH' },
		{ name: 'POST', value: 'POST' },
		{ name: 'PUT', value: 'PUT' },
	],
	default: 'GET',
	description: 'The HTTP method. GET reads; the others usually change something.',
};

/** Name of a query parameter. */
export const queryName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: 'Name of the parameter, as in the API reference of the product',
};

/** Value of a query parameter: a text, or what an expression gives. */
export const queryValue: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	description: 'Value of the parameter. Enter a name twice to send two values.',
};

/** The query. A list and not a JSON object, since a name may stand in it twice. */
export const query: INodeProperties = {
	displayName: 'Query Parameters',
	name: 'query',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description: 'Added to the address after a question mark',
	options: [{ displayName: 'Parameter', name: 'parameter', values: [queryName, queryValue] }],
};

/** The body, for methods that have one. */
export const body: INodeProperties = {
	displayName: 'Body',
	name: 'body',
	type: 'json',
	default: '',
	description: 'Sent as JSON. Leave empty to send none.',
	displayOptions: { show: { method: WRITES } },
};

/** Whether to read a list to its end. */
export const paginate: INodeProperties = {
	displayName: 'Fetch All Pages',
	name: 'paginate',
	type: 'boolean',
	default: false,
	description:
		'Whether to read a list page by page and return one item per record. The node recognizes from the answers how the list is paged.',
	displayOptions: { show: { method: LISTS } },
};

/** The form behind Method. The path is first. */
export function apiRequestForm(texts: RequestTexts, options?: INodeProperties[]): INodeProperties[] {
	const { product, pathDescription, examples, queryNote } = texts;
	const whenPaged = (parameter: INodeProperties): INodeProperties => ({
		...parameter,
		displayOptions: { show: { method: LISTS, paginate: [true], ...parameter.displayOptions?.show } },
	});
	return [
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. ${examples.path}`,
			description: [pathDescription, 'A whole address of that server is sent as it is.'].join(' '),
		},
		{
			...query,
			description: [query.description, queryNote].filter(Boolean).join('. '),
			options: [
				{
					displayName: 'Parameter',
					name: 'parameter',
					values: [
						{
							...queryName,
							placeholder: `e.g. ${examples.queryName}`,
							description: `Name of the parameter, as in the API reference of ${product}`,
						},
						{ ...queryValue, placeholder: `e.g. ${examples.queryValue}` },
					],
				},
			],
		},
		body,
		paginate,
		whenPaged(returnAll),
		whenPaged(limit),
		binaryPropertyName,
		...(options ? [optionsOf(options)] : []),
	];
}
