import { InputError } from '../errors/input-error';
import type { NodeContext } from '../http/exchange';
import type { ApiRequest } from '../http/session';
import { objectOf } from '../json';
import type { ParameterReader } from '../node/parameter-reader';
import { asInstant } from '../node/parameter-values';
import { isGiven } from './coerce';
import type { DescribedApi } from './described-api';
import { fieldId, namedIn, operationByKey } from './fields';
import { onlyReads } from './only-reads';
import type { ApiOperation } from './operation';
import { requestOf } from './request';
import { SAVED, savedIn } from './saved-form';
import { untypedOperation, type Untyped } from './untyped';

/** The operation that a user has chosen, filled in. */
export interface ChosenOperation {
	operation: ApiOperation;
	/** It is repeatable if the operation certainly only reads. */
	request: ApiRequest;
}

/**
 * Reads the parameters that choose an operation and fill it in. The operation is the one that was saved with the form.
 * The document is read only if another one is chosen.
 * @throws InputError before anything of it is sent; any error of reading the document
 */
export async function chosenOperation(
	ctx: NodeContext,
	described: DescribedApi,
	reader: ParameterReader,
): Promise<ChosenOperation> {
	const { apiOperation, specify, parametersJson, bodyJson } = described.form;
	const key = reader.id(apiOperation);
	const how = reader.choice(specify);
	// An expression that gives null means no body.
	const hasBody = how !== 'fields' && reader.get(bodyJson.name, bodyJson.default) !== null;
	const body = hasBody ? reader.json(bodyJson) : undefined;
	const { operation, values } =
		how === 'json'
			? untypedOperation(key, reader.jsonObject(parametersJson, '{ "name": "value" }') ?? {})
			: await filledIn(ctx, described, reader, key);
	const request = requestOf(operation, values, body);
	return { operation, request: { ...request, repeatable: onlyReads(operation) } };
}

/** An operation and the values of its fields. */
async function filledIn(
	ctx: NodeContext,
	{ form: { parameters, specify }, catalog }: DescribedApi,
	reader: ParameterReader,
	key: string,
): Promise<Untyped> {
	const schema = reader.get(`${parameters.name}.schema`, [], { rawExpressions: true });
	// Not checked by n8n: the check here names a value that does not fit by its label.
	const filled = objectOf(reader.get(`${parameters.name}.value`, {}, { skipValidation: true })) ?? {};
	const values = Object.fromEntries(Object.entries(filled).filter(([id, value]) => id !== SAVED && isGiven(value)));
	const saved = savedIn(schema, key);
	// Without any value the document is not needed.
	if (!saved && Object.keys(values).length === 0) return untypedOperation(key, {});
	const operation = saved ?? operationByKey(await catalog(ctx, reader), key);
	if (operation) return { operation, values: withInstants(operation, values, reader.timezone) };
	const usingJson = specify.options.find(({ value }) => value === 'json')?.name;
	throw new InputError(
		`the document of the service has no operation "${key}"`,
		`Open the node and choose the operation again, or set ${specify.displayName} to ${usingJson}.`,
	);
}

/** The date picker of the form gives a time without a zone and means the zone of the workflow. A request needs a zone (RFC 3339). */
function withInstants(
	operation: ApiOperation,
	values: Record<string, unknown>,
	timezone: string,
): Record<string, unknown> {
	const instants: Record<string, unknown> = {};
	for (const named of namedIn(operation)) {
		const isTime = named.shape.type === 'string' && named.shape.format === 'date-time';
		const value = values[fieldId(named)];
		if (isTime && value !== undefined) {
			instants[fieldId(named)] = new Date(asInstant(value, named.name, timezone)).toISOString();
		}
	}
	return { ...values, ...instants };
}
