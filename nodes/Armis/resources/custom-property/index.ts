import { path } from '../../../../core/http/path';
import type { ResourceForm } from '../../../shared/defaults';
import { getMany } from '../../../shared/list-operations';
import { deleteOne } from '../../../shared/record-operations';
import { customPropertyApi } from '../../api';
import { customProperties } from '../../lists';
import { customPropertyIn } from '../../named';
import { onePageOptions } from '../../options';
import { create } from './create';
import { customPropertyId } from './fields';
import { update } from './update';

/** Fields that a customer adds to devices. */
export const customProperty: ResourceForm = {
	name: 'Custom Property',
	value: 'customProperty',
	description: 'A field that you add to devices: define, update, delete',
	uses: customPropertyApi,
	operations: [
		create,
		deleteOne({
			what: 'a custom property',
			description: 'Delete a custom property, with its values on all devices',
			id: customPropertyId,
			idIn: customPropertyIn,
			request: (id) => ({ method: 'DELETE', path: path`/settings/device-custom-properties/${id}` }),
		}),
		getMany(customProperties, onePageOptions),
		update,
	],
};
