import type { Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { customProperties } from '../../lists';
import { onePageOptions } from '../../options';
import { create } from './create';
import { remove } from './delete';
import { update } from './update';

/** Fields that a customer adds to devices. */
export const customProperty: Resource = {
	name: 'Custom Property',
	value: 'customProperty',
	description: 'A field that you add to devices: define, update, delete',
	operations: [create, remove, getMany(customProperties, onePageOptions), update],
};
