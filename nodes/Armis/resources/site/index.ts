import type { Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { sites } from '../../lists';
import { v3ListOptions } from '../../options';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { update } from './update';

/** Places where devices are. */
export const site: Resource = {
	name: 'Site',
	value: 'site',
	description: 'A place where devices are: read, create, update, delete',
	operations: [create, remove, get, getMany(sites, v3ListOptions), update],
};
