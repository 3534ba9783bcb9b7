import type { GenericValue, IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import type { ParameterReader } from './parameter-reader';

/** A parameter of a collection, and the field of a request's body that it sets. */
export interface BodyField {
	parameter: INodeProperties;
	/** As the API names it. */
	field: string;
	/** Default: a switch, a number or a text, as the type of the parameter says. @throws InputError */
	read?(given: ParameterReader, parameter: INodeProperties): GenericValue | GenericValue[];
}

/** The fields of a body: only those whose parameters were added to the collection. @throws InputError */
export function bodyFields(given: ParameterReader, fields: readonly BodyField[]): IDataObject {
	const added = fields.filter(({ parameter }) => given.has(parameter));
	return Object.fromEntries(added.map(({ parameter, field, read = byType }) => [field, read(given, parameter)]));
}

/** For a field that is a list: texts in a list, or in one text separated by commas. */
export function listOfTexts(given: ParameterReader, parameter: INodeProperties): string[] {
	return given.texts(parameter);
}

/** The fields of an update. @throws InputError when there are none, so the update would change nothing */
export function changesIn(body: IDataObject, advice = 'Add at least one field under Update Fields.'): IDataObject {
	if (Object.keys(body).length > 0) return body;
	throw new InputError('there is nothing to change', advice);
}

function byType(given: ParameterReader, parameter: INodeProperties): GenericValue {
	if (parameter.type === 'boolean') return given.flag(parameter);
	if (parameter.type === 'number') return given.number(parameter);
	return given.text(parameter);
}
