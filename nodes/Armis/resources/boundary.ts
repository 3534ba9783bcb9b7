import type { ResourceForm } from '../../shared/defaults';
import { getMany } from '../../shared/list-operations';
import { boundaries } from '../lists';
import { v1 } from '../api';
import { v1ListOptions } from '../options';

/** Parts of the network. */
export const boundary: ResourceForm = {
	name: 'Boundary',
	value: 'boundary',
	description: 'A part of the network: read',
	uses: v1('API V3 has no boundaries.'),
	operations: [getMany(boundaries, v1ListOptions)],
};
