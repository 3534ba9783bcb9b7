import type { Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { listOptions } from '../../options';
import { create } from './create';
import { deleteQuery } from './delete';
import { get } from './get';
import { savedQueries } from './list';

/** Queries that are saved in Axonius. */
export const savedQuery: Resource = {
	name: 'Saved Query',
	value: 'savedQuery',
	description: 'Queries that are saved in Axonius under a name',
	operations: [create, deleteQuery, get, getMany(savedQueries, listOptions)],
};
