import { InputError } from '../../../../core/errors/input-error';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import { asText } from '../../../../core/node/parameter-values';
import { recordOf } from '../../records';
import { bodyOf, changed, textList, type BodyField } from '../body';

const LIST = '/settings/device-custom-properties';
/** What a property may hold (official SDK). */
const TYPES = ['string', 'boolean', 'enum', 'externalLink', 'integer', 'timestamp'] as const;
/** Limits of the official SDK. */
const NAME = /^\w{1,40}$/;
const LONGEST_DESCRIPTION = 250;

const FIELDS: Record<string, BodyField> = {
	allowedValues: { field: 'allowed_values', label: 'Allowed Values', read: textList },
	description: { field: 'description', label: 'Description', read: descriptionOf },
};

function descriptionOf(value: unknown, label: string): string {
	const text = asText(value, label);
	if (text.length <= LONGEST_DESCRIPTION) return text;
	throw new InputError(
		`${label} has ${text.length} characters; Armis takes ${LONGEST_DESCRIPTION} at most`,
		'Shorten it.',
	);
}

export const create: Operation = {
	doing: 'create a custom property',
	async run(call) {
		const name = call.required('customPropertyName', 'Name');
		if (!NAME.test(name)) {
			throw new InputError(
				`Name is "${name}", which no custom property can have`,
				'Use up to 40 letters, digits and underscores.',
			);
		}
		const type = call.choice('customPropertyType', 'Type', TYPES, 'string');
		const more = bodyOf(call.collection('additionalFields', 'Additional Fields'), FIELDS);
		const choices = type === 'enum' ? { allowed_values: choicesOf(call.texts('choices', 'Choices')) } : {};
		const body = { name, type, ...more, ...choices };
		const answer = await call.session.send({ method: 'POST', path: LIST, body });
		return [{ json: recordOf(answer.body, 'a custom property') }];
	},
};

function choicesOf(choices: string[]): string[] {
	if (choices.length > 0) return choices;
	throw new InputError('Choices is empty', 'Enter what the property may hold, separated by commas.');
}

export const update: Operation = {
	doing: 'update a custom property',
	async run(call) {
		const id = call.id('customPropertyId', 'Custom Property');
		const body = changed(bodyOf(call.collection('updateFields', 'Update Fields'), FIELDS));
		const answer = await call.session.send({
			method: 'PATCH',
			path: path`/settings/device-custom-properties/${id}`,
			body,
		});
		return [{ json: recordOf(answer.body, 'a custom property') }];
	},
};

export const remove: Operation = {
	doing: 'delete a custom property',
	async run(call) {
		const id = call.id('customPropertyId', 'Custom Property');
		await call.session.send({ method: 'DELETE', path: path`/settings/device-custom-properties/${id}` });
		return [{ json: { deleted: true } }];
	},
};
