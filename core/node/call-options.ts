import type { INodeProperties } from 'n8n-workflow';
import type { Choice, ParameterReader } from './parameter-reader';

/** Write the file and mark it as incomplete, or write no file. */
export type IncompleteListAction = 'mark' | 'fail';

/** What the Options collection of an operation may hold. Each operation offers a part of it. */
export interface CallOptions {
	/** Records per page. */
	pageSize?: number;
	/** Requests in flight. */
	parallelRequests?: number;
	/** Upper bound for this run. */
	requestsPerSecond?: number;
	/** Per request, seconds. */
	timeout?: number;
	/** Whether a record that the vendor lists twice is returned once. */
	uniqueById?: boolean;
	/** Name of the file that an export writes. */
	fileName?: string;
	/** Whether the file of an export is compressed. */
	compress?: boolean;
	/** Records in one file of an export; without it there is one file. */
	recordsPerFile?: number;
	/** What an export does when the list may be incomplete. */
	onIncompleteList?: IncompleteListAction;
	/** Whether a last item says how the list was read. */
	addSummaryItem?: boolean;
	/** Whether an OCSF event has the record as JSON text, too. */
	includeRawData?: boolean;
	/** Characters in an answer to an AI agent, at most. */
	longestAnswer?: number;
}

/**
 * Reads the Options of an operation by the descriptions of its own form. What the operation does not offer is left out,
 * even when a saved workflow still has a value for it.
 * @param parameters of the operation
 * @throws InputError
 */
export function callOptions(reader: ParameterReader, parameters: INodeProperties[]): CallOptions {
	const collection = parameters.find(({ name }) => name === 'options');
	if (!collection) return {};
	const given = reader.collection(collection);
	const offered = collection.options as INodeProperties[];
	const entry = (name: keyof CallOptions) => offered.find((one) => one.name === name && given.has(one));
	const number = (name: keyof CallOptions) => optional(entry(name), (one) => given.number(one));
	return {
		pageSize: number('pageSize'),
		parallelRequests: number('parallelRequests'),
		requestsPerSecond: number('requestsPerSecond'),
		timeout: number('timeout'),
		uniqueById: optional(entry('uniqueById'), (one) => given.flag(one)),
		fileName: optional(entry('fileName'), (one) => given.text(one)),
		compress: optional(entry('compress'), (one) => given.flag(one)),
		recordsPerFile: number('recordsPerFile'),
		onIncompleteList: optional(entry('onIncompleteList'), (one) => given.choice(one as Choice<IncompleteListAction>)),
		addSummaryItem: optional(entry('addSummaryItem'), (one) => given.flag(one)),
		includeRawData: optional(entry('includeRawData'), (one) => given.flag(one)),
		longestAnswer: number('longestAnswer'),
	};
}

function optional<Value>(
	entry: INodeProperties | undefined,
	read: (entry: INodeProperties) => Value,
): Value | undefined {
	return entry && read(entry);
}
