import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { BodyField } from '../../../../core/node/body-fields';
import { locator } from '../../../shared/locator';
import { v3 } from '../../api';

/** For everything about custom properties. */
export const customPropertyApi = v3('Armis manages custom properties with API V3.');

/** Path of the list. */
export const LIST = '/settings/device-custom-properties';

/** A limit of the official SDK. */
const LONGEST_DESCRIPTION = 250;

/** The custom property to work on. */
export const customPropertyId = locator({
	name: 'customPropertyId',
	displayName: 'Custom Property',
	description: 'The custom property to work on',
	search: 'searchCustomProperties',
	placeholder: 'Choose a custom property',
	example: '5',
});

const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Number of the ticket about this device',
	description: 'Shown beside the property in Armis, up to 250 characters',
};

/** What explains a custom property. */
export const descriptionField: BodyField = {
	field: 'description',
	parameter: description,
	read(given) {
		const text = given.text(description);
		if (text.length <= LONGEST_DESCRIPTION) return text;
		throw new InputError(
			`Description has ${text.length} characters; Armis accepts at most ${LONGEST_DESCRIPTION}`,
			'Enter a shorter text.',
		);
	},
};
