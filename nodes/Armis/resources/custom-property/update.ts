import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { updateFields } from '../../../shared/body-form';
import { customPropertyIn } from '../../named';
import { sendForRecord } from '../../pages-v3';
import { allowedValues, customPropertyId, descriptionField } from './fields';

const changes = updateFields(
	[allowedValues, descriptionField],
	'Name and type of a custom property cannot be changed.',
);

/** Changes only the fields that are set. */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	description: 'Update the description or the choices of a custom property',
	action: 'Update a custom property',
	effect: 'write',
	parameters: [customPropertyId, changes.parameter],
	async run(call) {
		const body = changes.read(call);
		const target = path`/settings/device-custom-properties/${await customPropertyIn(call)}`;
		return [{ json: await sendForRecord(call.session, { method: 'PATCH', path: target, body }, 'a custom property') }];
	},
};
