import type { INodeProperties } from 'n8n-workflow';
import { pageSize, parallelRequests, requestsPerSecond, timeout } from '../shared/options';

/** Options of every operation. */
export const requestOptions: INodeProperties[] = [
	requestsPerSecond(20, '12Port publishes no limit, so without this option there is none.'),
	timeout(),
];

/** Options of API Request. */
export const apiRequestOptions: INodeProperties[] = [...requestOptions, parallelRequests(4)];

/** Options of operations that read a list of any kind. */
export const listOptions: INodeProperties[] = [
	...apiRequestOptions,
	pageSize(
		2000,
		'Records per request, if the operation has a parameter for it that is not filled in. The server may return fewer. The list is complete in any case.',
	),
];
