import type { IDataObject } from 'n8n-workflow';
import { asNumber, asSwitch, asText, type NumberRange } from './parameter-values';

/** The Options collection that every operation of every vendor offers, or a part of it. */
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
}

/** More requests at a time only fill queues, and n8n opens a connection for each. */
const MOST_PARALLEL = 10;
/** The least pace that still gets anywhere: one request in a hundred seconds. */
const LEAST_PER_SECOND = 0.01;
/** An hour. More than any service takes for one answer, and far from where timers overflow. */
const MOST_SECONDS = 3_600;

/** Reads the collection; the form's bounds do not hold for expressions. @throws InputError */
export function callOptions(given: IDataObject): CallOptions {
	const number = (name: string, label: string, range: NumberRange) =>
		given[name] === undefined ? undefined : asNumber(given[name], label, range);
	return {
		pageSize: number('pageSize', 'Page Size', { least: 1, whole: true }),
		parallelRequests: number('parallelRequests', 'Parallel Requests', { least: 1, most: MOST_PARALLEL, whole: true }),
		requestsPerSecond: number('requestsPerSecond', 'Requests per Second', { least: LEAST_PER_SECOND }),
		timeout: number('timeout', 'Timeout', { least: 1, most: MOST_SECONDS }),
		uniqueById: given.uniqueById === undefined ? undefined : asSwitch(given.uniqueById, 'Unique by ID'),
		fileName: given.fileName === undefined ? undefined : asText(given.fileName, 'File Name'),
	};
}
