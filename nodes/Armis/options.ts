import type { INodeProperties } from 'n8n-workflow';
import { pageSize, parallelRequests, requestsPerSecond, timeout, uniqueById } from '../shared/options';
import { LARGEST_PAGE_SIZE } from './pages-v1';

const pace = requestsPerSecond(5, 'Armis publishes no limit. When Armis asks for a pause, n8n always waits.');

/** Options of every operation. */
export const requestOptions: INodeProperties[] = [pace, timeout()];

/** Options of operations that read a list of API v1. */
export const v1ListOptions: INodeProperties[] = [
	...requestOptions,
	pageSize(LARGEST_PAGE_SIZE, 'Records per request. Without this option it is 1000. Larger pages may take too long.'),
	parallelRequests(4),
	uniqueById(),
];

/** Options of Get Matches, whose records have no ID. */
export const matchOptions = v1ListOptions.filter(({ name }) => name !== 'uniqueById');

/** Options of operations that read a list of API v3, where each page names the next one. */
export const v3ListOptions: INodeProperties[] = [
	...requestOptions,
	pageSize(5000, 'Records per request. Without this option it is 100. The maximum of Armis is not documented.'),
	uniqueById(),
];

/** Options of a list of API v3 that has no pages. */
export const onePageOptions: INodeProperties[] = [...requestOptions, uniqueById()];

/** Options of downloads: a file takes longer than a list. */
export const downloadOptions: INodeProperties[] = [
	pace,
	timeout('Seconds that one request or one file may take. Without this option a request has 60 and a file 600.'),
];
