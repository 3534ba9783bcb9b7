import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { Operation } from '../../../../core/node/operation';
import { additionalFields } from '../../../shared/body-form';
import { sendForRecord } from '../../pages-v3';
import { choices, descriptionField, propertyName, type } from './fields';

/** A limit of the official SDK. */
const NAME = /^\w{1,40}$/;

const others = additionalFields([descriptionField]);

/** Returns the definition as Armis has created it. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Create a custom property for devices',
	action: 'Create a custom property',
	effect: 'write',
	parameters: [propertyName, type, choices, others.parameter],
	async run(call) {
		const name = call.text(propertyName);
		if (!NAME.test(name)) {
			throw new InputError(
				`Name is "${name}", which cannot be the name of a custom property`,
				'Use up to 40 letters, digits and underscores.',
			);
		}
		const chosen = call.choice(type);
		const body: IDataObject = { name, type: chosen, ...others.read(call) };
		if (chosen === 'enum') body.allowed_values = call.texts(choices);
		const request = { method: 'POST', path: '/settings/device-custom-properties', body } as const;
		return [{ json: await sendForRecord(call.session, request, 'a custom property') }];
	},
};
