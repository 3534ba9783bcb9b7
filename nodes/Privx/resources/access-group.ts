import type { Resource } from '../../../core/node/operation';
import { getMany } from '../../shared/list-operations';
import { accessGroups } from '../lists';
import { listOptions } from '../options';

/** What hosts and connections are divided into. */
export const accessGroup: Resource = {
	name: 'Access Group',
	value: 'accessGroup',
	description: 'A group of hosts and connections: read',
	operations: [getMany(accessGroups, listOptions)],
};
