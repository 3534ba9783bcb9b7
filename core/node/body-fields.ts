import type { GenericValue, IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { mustBe } from '../errors/sentences';
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

/** For a field that is a list of IDs, which the API wants as numbers. @throws InputError */
export function listOfIds(given: ParameterReader, parameter: INodeProperties): number[] {
	const { displayName } = parameter;
	const texts = given.texts(parameter);
	return texts.map((text, index) => idNumber(text, `entry ${index + 1} of ${displayName}`));
}

/** An ID that the API wants as a number. @param label as messages name it @throws InputError */
export function idNumber(text: string, label: string): number {
	const id = Number(text);
	if (/^\d+$/.test(text) && Number.isSafeInteger(id)) return id;
	throw mustBe(label, 'a whole number', text, 'Enter the ID as the product shows it, in digits.');
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
