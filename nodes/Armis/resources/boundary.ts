import type { Resource } from '../../../core/node/operation';
import { getMany } from '../../shared/list-operations';
import { boundaries } from '../lists';
import { v1ListOptions } from '../options';

/** Parts of the network. */
export const boundary: Resource = {
	name: 'Boundary',
	value: 'boundary',
	description: 'A part of the network: read',
	operations: [getMany(boundaries, v1ListOptions)],
};
