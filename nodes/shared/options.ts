import type { INodeProperties } from 'n8n-workflow';
import type { IncompleteListAction } from '../../core/node/call-options';
import type { Choice } from '../../core/node/parameter-reader';
import { LONGEST_ANSWER } from '../../core/node/tool-answer';

/** Shown only where the node is a tool of an AI agent. */
const longestAnswer: INodeProperties = {
	displayName: 'Longest Answer',
	name: 'longestAnswer',
	type: 'number',
	typeOptions: { minValue: 1_000, maxValue: 1_000_000, numberPrecision: 0 },
	displayOptions: { show: { '@tool': [true] } },
	default: LONGEST_ANSWER,
	description:
		'Characters that the agent gets at most. What does not fit is left out, and the last item of the answer says how much.',
};

/** The Options collection of an operation. */
export function optionsOf(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How requests are sent. The defaults are good for almost every case.',
		options: byDisplayName([...options, longestAnswer]),
	};
}

/** n8n's lists are in alphabetical order. */
export function byDisplayName(parameters: INodeProperties[]): INodeProperties[] {
	return [...parameters].sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/** Name of the file that an export writes. @param content what is in it, e.g. `alarms` */
export function fileName(content: string): INodeProperties {
	return {
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: `e.g. ${content.replaceAll(' ', '-')}-2026-01-15.csv`,
		description: `Name of the file. It gets the extension of the format, and what no file system takes is left out. Leave empty for ${content}.`,
	};
}

/** A file of text becomes a tenth to a fifth as large. */
export const compress: INodeProperties = {
	displayName: 'Compress',
	name: 'compress',
	type: 'boolean',
	default: false,
	description:
		'Whether to compress the file with gzip. Its name then ends with .gz. The Compression node of n8n, data warehouses and most programs read it.',
};

/** Several files for a large list, with an item for each. */
export const recordsPerFile: INodeProperties = {
	displayName: 'Records per File',
	name: 'recordsPerFile',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 100000,
	description:
		'Write several files, each with at most this many records, and output an item for each file. Without this option there is one file.',
};

/** What an export does when the list may be incomplete. */
export const onIncompleteList: Choice<IncompleteListAction> = {
	displayName: 'On Incomplete List',
	name: 'onIncompleteList',
	type: 'options',
	options: [
		{ name: 'Fail', value: 'fail', description: 'Write no file' },
		{ name: 'Mark', value: 'mark', description: 'Write the file, and set complete to false in the summary' },
	],
	default: 'mark',
	description:
		'What to do when the product sends fewer records than it announced, or the list changes while it is read',
};

/** Whether a list operation adds an item that says how the list was read. */
export const addSummaryItem: INodeProperties = {
	displayName: 'Add Summary Item',
	name: 'addSummaryItem',
	type: 'boolean',
	default: false,
	description:
		'Whether to add a last item that says how many records there are, whether they are all, and what else is to be known: { summary: { count, complete, limitReached, notes } }. An AI agent always gets it.',
};

/** Whether an OCSF event has the whole record, too. It would double the size of all others. */
export const includeRawData: INodeProperties = {
	displayName: 'Include Raw Data',
	name: 'includeRawData',
	type: 'boolean',
	displayOptions: { show: { '/output': ['ocsf'] } },
	default: false,
	description:
		'Whether to add the whole record as the product sends it to each OCSF event, as a JSON text in raw_data. It doubles the size.',
};

/** Records per page. @param max the largest page that the product gives, or a sensible one where none is documented */
export function pageSize(max: number, description: string): INodeProperties {
	return {
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: max, numberPrecision: 0 },
		default: 100,
		description,
	};
}

/** Requests in flight. More than ten only fill queues, and n8n opens a connection for each. */
export function parallelRequests(fallback: number): INodeProperties {
	return {
		displayName: 'Parallel Requests',
		name: 'parallelRequests',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 0 },
		default: fallback,
		description: 'How many pages to fetch at the same time. The order of the results does not change.',
	};
}

/** An upper bound for one run. @param note what the product allows, as a sentence */
export function requestsPerSecond(fallback: number, note: string): INodeProperties {
	const description = `Send at most this many requests per second, to reduce the load on the server. ${note}`;
	return {
		displayName: 'Requests per Second',
		name: 'requestsPerSecond',
		type: 'number',
		typeOptions: { minValue: 0.01, maxValue: 1000, numberPrecision: 2 },
		default: fallback,
		description,
	};
}

/** Up to an hour: more than any service takes for one answer, and far from where timers overflow. */
export function timeout(description = 'Seconds that one request may take'): INodeProperties {
	return {
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 60,
		description,
	};
}

/** Whether duplicates are left out. @param note what the product's records need to have said */
export function uniqueById(note?: string): INodeProperties {
	const description = [
		'Whether to return a record only once when it moves to another page while the list is read. The latest 50,000 records are compared.',
		...(note ? [note] : []),
	].join(' ');
	return {
		displayName: 'Unique by ID',
		name: 'uniqueById',
		type: 'boolean',
		default: true,
		description,
	};
}
