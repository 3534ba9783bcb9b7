import type { Resource } from '../../../../core/node/operation';
import { getLicense } from './get-license';
import { getStatus } from './get-status';

/** PrivX itself. */
export const system: Resource = {
	name: 'System',
	value: 'system',
	description: 'The components of PrivX and their status, and the license',
	operations: [getStatus, getLicense],
};
