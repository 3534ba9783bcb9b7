import type { Resource } from '../../../../core/node/operation';
import { getTypes } from './get-types';

/** What the containers of a space hold. */
export const asset: Resource = {
	name: 'Asset',
	value: 'asset',
	description: 'What the containers hold: read the types',
	operations: [getTypes],
};
