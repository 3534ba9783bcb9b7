import type { INodeProperties } from 'n8n-workflow';
import type { ParameterReader } from '../../core/node/parameter-reader';
import { optionsOf, pageSize, parallelRequests, requestsPerSecond, timeout, uniqueById } from '../shared/options';

/** Most assets on a page: the limit of v2, and what the vendor's own client uses for v1. */
export const LARGEST_PAGE = 2_000;
/** Records on a page of the smaller lists, unless the user says otherwise. No maximum is documented. */
export const PAGE_SIZE = 100;
/** Assets in one request. No maximum is documented. */
export const batchSize: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1_000,
	description: 'Assets per request. Lower it if Axonius refuses a request with too many assets.',
};

/** Whether to read each field with its value from each adapter, too. */
export const includeDetails: INodeProperties = {
	displayName: 'Include Details',
	name: 'includeDetails',
	type: 'boolean',
	default: false,
	description:
		'Whether to read each field a second time, with its value from each adapter. Twice as much data is read. Set Output to Raw to see it.',
};

/** Whether to return the settings of connections, too. */
export const includeSettings: INodeProperties = {
	displayName: 'Include Connection Settings',
	name: 'includeSettings',
	type: 'boolean',
	default: false,
	description:
		'Whether to also return the settings of connections. They may hold user names and other secrets, and n8n saves them in the execution log.',
};

/** The day whose inventory is read. */
export const snapshotDate: INodeProperties = {
	displayName: 'Snapshot Date',
	name: 'snapshotDate',
	type: 'dateTime',
	default: '',
	description:
		'Read the inventory of this day, from the daily snapshots of Axonius. Only the date counts, in the time zone of the workflow.',
};

/** Whether Axonius may answer from its cache. */
export const useCache: INodeProperties = {
	displayName: 'Use Cache',
	name: 'useCache',
	type: 'boolean',
	default: false,
	description:
		'Whether Axonius may answer from its cache. This is faster, but the data is as old as the last discovery cycle.',
};

const assetPageSize: INodeProperties = {
	...pageSize(LARGEST_PAGE, 'Assets per request. Axonius returns at most 2,000.'),
	default: LARGEST_PAGE,
};

const longTimeout: INodeProperties = {
	...timeout('Seconds that one request may take. Queries with regular expressions are slow on large tenants.'),
	default: 300,
};

/** Options of every operation. */
export const requestOptions: INodeProperties[] = [requestsPerSecond(10, 'Axonius publishes no limit.'), longTimeout];

/** Options of operations that change many assets. */
export const changeOptions: INodeProperties[] = [...requestOptions, batchSize];

/** Options of operations that read single assets or a count. */
export const snapshotOptions: INodeProperties[] = [...requestOptions, snapshotDate];

/** Options of lists that come in one piece. */
export const wholeListOptions: INodeProperties[] = [...requestOptions, uniqueById()];

/** Options of the list of adapters. */
export const adapterOptions: INodeProperties[] = [...wholeListOptions, includeSettings];

/** Options of the smaller lists. */
export const listOptions: INodeProperties[] = [
	...wholeListOptions,
	pageSize(LARGEST_PAGE, 'Records per request'),
	parallelRequests(4),
];

/** Without it, or with 1, each page of assets names the next one. */
const pagesAtOnce: INodeProperties = {
	...parallelRequests(4),
	description:
		'How many pages of assets to fetch at the same time, which is faster. When assets are added, removed or put in another order in the meantime, some may be missing; the result then says that it may be incomplete. Without this option, or with 1, pages come one after the other.',
};

/** Options of the list of assets. */
export const assetOptions: INodeProperties[] = [
	...snapshotOptions,
	assetPageSize,
	includeDetails,
	pagesAtOnce,
	uniqueById(),
	useCache,
];

/** Reads the options that only Axonius has; those that were not added are at their default. @throws InputError */
export function optionsGiven(reader: ParameterReader): ParameterReader {
	return reader.collection(optionsOf([]));
}
