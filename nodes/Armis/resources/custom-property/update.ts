import { path } from '../../../../core/http/path';
import { recordOf } from '../../../../core/json';
import { bodyFields, changesIn, listOfTexts, type BodyField } from '../../../../core/node/body-fields';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { updateFields } from '../body';
import { customPropertyApi, customPropertyId, descriptionField } from './parameters';

const allowedValues: BodyField = {
	field: 'allowed_values',
	parameter: {
		displayName: 'Allowed Values',
		name: 'allowedValues',
		type: 'string',
		default: '',
		placeholder: 'e.g. Planned, In Repair, Done',
		description:
			'The new values of a property of the type Choice, separated by commas, or a list from an expression. They replace the old ones.',
	},
	read: listOfTexts,
};

const fields = [allowedValues, descriptionField];
const changes = updateFields(fields, 'Name and type of a custom property cannot be changed.');

export const update: Operation = {
	name: 'Update',
	value: 'update',
	description: 'Update the description or the choices of a custom property',
	action: 'Update a custom property',
	effect: 'write',
	uses: customPropertyApi,
	parameters: [customPropertyId, changes, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(customPropertyId);
		const body = changesIn(bodyFields(call.collection(changes), fields));
		const answer = await call.session.send({
			method: 'PATCH',
			path: path`/settings/device-custom-properties/${id}`,
			body,
		});
		return [{ json: recordOf(answer.body, 'a custom property') }];
	},
};
