import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../core/node/body-fields';
import type { ParameterReader } from '../../../core/node/parameter-reader';
import { byDisplayName } from '../../shared/options';

/** A text. An empty one removes the value. */
export function textOrNone(given: ParameterReader, parameter: INodeProperties): string | null {
	return given.text(parameter) || null;
}

/** The Additional Fields of a new record. */
export function additionalFields(fields: BodyField[]): INodeProperties {
	return {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'Further fields to set',
		options: byDisplayName(fields.map(({ parameter }) => parameter)),
	};
}

/** The Update Fields of a record. @param note on what can be changed, as a sentence */
export function updateFields(fields: BodyField[], note: string): INodeProperties {
	const description = `The fields to change. ${note}`;
	return {
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description,
		options: byDisplayName(fields.map(({ parameter }) => parameter)),
	};
}
