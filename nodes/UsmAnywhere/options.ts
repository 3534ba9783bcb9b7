import type { INodeProperties } from 'n8n-workflow';
import { pageSize, parallelRequests, requestsPerSecond, timeout, uniqueById } from '../shared/options';

/** Options of every operation. */
export const requestOptions: INodeProperties[] = [
	requestsPerSecond(20, 'USM Anywhere allows 100 per second for all workflows with this credential together.'),
	timeout(),
];

/** Options of operations that read a list. */
export const listOptions: INodeProperties[] = [
	...requestOptions,
	pageSize(1000, 'Records per request. USM Anywhere may return fewer. The list is complete in any case.'),
	parallelRequests(10),
	uniqueById(),
];
