import type { INodeProperties } from 'n8n-workflow';
import { exportedFields } from '../shared/export-form';
import { pageSize, parallelRequests, requestsPerSecond, timeout, uniqueById } from '../shared/options';

/** Options of every operation. */
export const requestOptions: INodeProperties[] = [requestsPerSecond(10, 'PrivX publishes no limit.'), timeout()];

/** Without a published limit, the walk has four requests in flight. */
const parallel = parallelRequests(4);

/** Options of API Request. */
export const apiRequestOptions: INodeProperties[] = [...requestOptions, parallel];

/** Options of operations that read a list. */
export const listOptions: INodeProperties[] = [
	...requestOptions,
	parallel,
	pageSize(
		1000,
		'Records per request. The default and the maximum are 1,000 for audit events, connections, hosts and roles, and 100 for all other records.',
	),
	uniqueById('Audit events have no ID: those that are equal in every field count as one.'),
];

/** The fields of an exported file. */
export const fields = exportedFields('message.severity');
