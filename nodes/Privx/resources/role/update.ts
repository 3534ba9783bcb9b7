import type { Operation } from '../../../../core/node/operation';
import { ROLES } from '../../collections';
import { roleId } from '../../locators';
import { roleIn } from '../../named';
import { updateRecord } from '../update-record';
import { updateFields } from './fields';

/** PUT replaces the whole role. */
export const update: Operation = updateRecord({
	collection: ROLES,
	id: roleId,
	idIn: roleIn,
	fields: updateFields,
	nameField: 'name',
});
