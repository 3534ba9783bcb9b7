import type { INodeProperties } from 'n8n-workflow';
import type { CsvFor } from '../../core/export/csv';
import type { Format } from '../../core/export/encode';
import type { Choice } from '../../core/node/parameter-reader';

/** The format of an exported file. */
export const format: Choice<Format> = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	options: [
		{ name: 'CSV', value: 'csv', description: 'For spreadsheets; lists and objects become JSON in a cell' },
		{ name: 'JSON', value: 'json', description: 'One list of records' },
		{ name: 'NDJSON', value: 'ndjson', description: 'One record per line, for data pipelines' },
	],
	default: 'csv',
	description: 'The format of the file',
};

/** What the CSV file is for. */
export const csvFor: Choice<CsvFor> = {
	displayName: 'CSV For',
	name: 'csvFor',
	type: 'options',
	displayOptions: { show: { format: ['csv'] } },
	options: [
		{
			name: 'Programs',
			value: 'programs',
			description:
				'All values exactly as they are, for databases and scripts. Do not open it in a spreadsheet program.',
		},
		{
			name: 'Spreadsheets',
			value: 'spreadsheets',
			description:
				'For Excel and others: umlauts are right, and text that would be run as a formula gets an apostrophe',
		},
	],
	default: 'spreadsheets',
	description: 'What reads the file',
};

/** The binary field for a file. */
export const binaryPropertyName: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
	description: 'Later nodes find the file under this name',
};

/** Which fields, and what the list of their names depends on. */
export interface FieldsForm {
	/** What the names stand for, without a period; n8n's sentence on expressions is added. */
	description: string;
	/** Parameters that change the list. */
	dependsOn: string[];
}

/** The fields to ask for or to write. The method `getFields` of the node lists them. */
export function fields({ description, dependsOn }: FieldsForm): INodeProperties {
	return {
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: dependsOn },
		default: [],
		description: `${description}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
	};
}

/** The fields of an exported file. @param example of a field inside another one, e.g. `site.name` */
export function exportedFields(example: string, dependsOn = ['resource']): INodeProperties {
	const description = `Write only these fields, in this order. Leave empty for the fields of Output. Use a dot for a field inside a field, for example ${example}. With Output OCSF these are attributes of the events`;
	return fields({ description, dependsOn: [...dependsOn, 'output'] });
}
