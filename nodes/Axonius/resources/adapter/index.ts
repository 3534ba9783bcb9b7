import type { Operation, Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { adapterOptions, listOptions } from '../../options';
import { adapters } from './adapters';
import { fetches } from './fetches';

const getFetchHistory: Operation = {
	...getMany(fetches, listOptions),
	name: 'Get Fetch History',
	value: 'getFetchHistory',
	description: 'Get when connections fetched, with what result and how many assets',
	action: 'Get the fetch history of adapters',
};

/** Where Axonius gets assets from. */
export const adapter: Resource = {
	name: 'Adapter',
	value: 'adapter',
	description: 'Where assets come from: connections, fetches',
	operations: [getFetchHistory, getMany(adapters, adapterOptions)],
};
