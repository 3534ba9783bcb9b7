import type { Operation } from '../../../../core/node/operation';
import { HOSTS } from '../../collections';
import { hostId } from '../../locators';
import { hostIn } from '../../named';
import { updateRecord } from '../update-record';
import { updateFields } from './fields';

/** PUT replaces the whole host. */
export const update: Operation = updateRecord({
	collection: HOSTS,
	id: hostId,
	idIn: hostIn,
	fields: updateFields,
	nameField: 'common_name',
});
