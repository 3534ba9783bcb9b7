import type { IExecuteFunctions, IGetNodeParameterOptions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import type { ApiRequest } from '../http/session';
import { byHand } from '../openapi/by-hand';
import { isGiven } from '../openapi/checked';
import { fieldId, findOperation } from '../openapi/fields';
import { onlyReads } from '../openapi/only-reads';
import type { Operation } from '../openapi/operation';
import { requestOf } from '../openapi/request';
import { SAVED, savedIn } from '../openapi/saved-form';
import { objectOf } from '../pages/shape';
import { asJson, asJsonObject } from './json-value';
import { asInstant, asText } from './parameter-values';

/** Where parameters are read from, for one input item or for a poll. */
export interface ParameterReader {
	timezone: string;
	get(name: string, fallback: unknown, options?: IGetNodeParameterOptions): unknown;
}

/** A chosen operation, filled in. */
export interface Chosen {
	operation: Operation;
	request: ApiRequest;
}

/** Values of the parameter Specify Parameters. */
const WAYS = ['fields', 'fieldsAndBody', 'json'] as const;

/** The reader of an operation. */
export function readerFor(ctx: IExecuteFunctions, itemIndex: number): ParameterReader {
	return {
		timezone: ctx.getTimezone(),
		get: (name, fallback, options) => ctx.getNodeParameter(name, itemIndex, fallback, options),
	};
}

/** The reader of a trigger, or of the editor. */
export function readerOf(ctx: IPollFunctions | ILoadOptionsFunctions): ParameterReader {
	return {
		timezone: ctx.getTimezone(),
		get: (name, fallback, options) => ctx.getNodeParameter(name, fallback, options) as unknown,
	};
}

/**
 * Reads the parameters `apiOperation`, `specify`, `parameters`, `parametersJson` and `bodyJson`. The operation is the
 * one that was saved with the form; only for another one the document is asked.
 * @param lookUp lists the operations of the document
 * @throws InputError before anything is sent
 */
export async function chosenOperation(reader: ParameterReader, lookUp: () => Promise<Operation[]>): Promise<Chosen> {
	const key = asText(reader.get('apiOperation', '', { extractValue: true }), 'API Operation');
	if (key === '') throw new InputError('API Operation is empty', 'Choose one from the list.');
	const given = reader.get('specify', 'fields');
	const way = WAYS.find((each) => each === given);
	if (!way)
		throw new InputError('Specify Parameters is not one of its choices', `Use one of these: ${WAYS.join(' · ')}.`);
	const body = way === 'fields' ? undefined : (asJson(reader.get('bodyJson', ''), 'Body (JSON)') ?? undefined);
	const { operation, values } =
		way === 'json'
			? byHand(key, asJsonObject(reader.get('parametersJson', '{}'), 'Parameters (JSON)', '{ "name": "value" }') ?? {})
			: await inFields(key, reader, lookUp);
	const request = requestOf(operation, values, body);
	return { operation, request: { ...request, repeatable: onlyReads(operation) } };
}

async function inFields(key: string, reader: ParameterReader, lookUp: () => Promise<Operation[]>) {
	const schema = reader.get('parameters.schema', [], { rawExpressions: true });
	// Unchecked by n8n, so that what does not fit is named by its label.
	const filled = objectOf(reader.get('parameters.value', {}, { skipValidation: true })) ?? {};
	const values = Object.fromEntries(Object.entries(filled).filter(([id, value]) => id !== SAVED && isGiven(value)));
	const saved = savedIn(schema, key);
	// Without any value there is nothing that a document could say.
	if (!saved && Object.keys(values).length === 0) return byHand(key, {});
	const operation = saved ?? findOperation(await lookUp(), key);
	if (operation) return { operation, values: withInstants(operation, values, reader.timezone) };
	throw new InputError(
		`the document of the service has no operation "${key}"`,
		'Open the node and choose the operation again, or set Specify Parameters to Using JSON.',
	);
}

/** The form's date picker gives a time without a zone and means the workflow's; in a request it needs one (RFC 3339). */
function withInstants(
	operation: Operation,
	values: Record<string, unknown>,
	timezone: string,
): Record<string, unknown> {
	const dated = [...operation.parameters, ...(operation.body?.fields ?? [])].filter(
		({ shape }) => shape.type === 'string' && shape.format === 'date-time',
	);
	const instants = dated.flatMap((named) => {
		const id = fieldId(named);
		return id in values ? [[id, new Date(asInstant(values[id], named.name, timezone)).toISOString()]] : [];
	});
	return { ...values, ...Object.fromEntries(instants) } as Record<string, unknown>;
}
