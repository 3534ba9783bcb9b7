import { InputError } from '../errors/input-error';
import type { NodeContext } from '../http/exchange';
import type { ApiRequest } from '../http/session';
import { objectOf } from '../json';
import type { ParameterReader } from '../node/parameter-reader';
import { isGiven } from './coerce';
import type { DescribedApi } from './described-api';
import { onlyReads } from './only-reads';
import type { ApiOperation } from './operation';
import { couldBeDescribed, operationLike } from './operation-like';
import { refuseUnusable, requestOf } from './request';
import { SAVED, savedIn } from './saved-form';
import { withTimes } from './times';
import { untypedOperation, type Untyped } from './untyped';

/** The operation that a user has chosen, filled in. */
export interface ChosenOperation {
	operation: ApiOperation;
	/** It is repeatable if the operation certainly only reads. */
	request: ApiRequest;
}

/**
 * Reads the parameters that choose an operation and fill it in. The operation is the one that was saved with the form,
 * otherwise the one that the document has. Without a document it is taken as far as method and path describe it.
 * @throws InputError before anything of it is sent, also for an operation that cannot be used; any error of reading the
 *   document where the values of a form cannot be sent without it
 */
export async function chosenOperation(
	ctx: NodeContext,
	described: DescribedApi,
	reader: ParameterReader,
): Promise<ChosenOperation> {
	const { apiOperation, specify, bodyJson } = described.form;
	const key = reader.id(apiOperation);
	const how = reader.choice(specify);
	// An expression that gives null means no body.
	const hasBody = how !== 'fields' && reader.get(bodyJson.name, bodyJson.default) !== null;
	const body = hasBody ? reader.json(bodyJson) : undefined;
	if (how === 'json') return await byHand(ctx, described, reader, { key, body });
	const { operation, values } = await filledIn(ctx, described, reader, key);
	return chosen(operation, requestOf(operation, values, body));
}

function chosen(operation: ApiOperation, request: ApiRequest): ChosenOperation {
	return { operation, request: { ...request, repeatable: onlyReads(operation) } };
}

/** The request is what the user wrote. The document tells whether it may be sent, and how its list is paged. */
async function byHand(
	ctx: NodeContext,
	described: DescribedApi,
	reader: ParameterReader,
	{ key, body }: { key: string; body: unknown },
): Promise<ChosenOperation> {
	const { parametersJson } = described.form;
	const given = reader.jsonObject(parametersJson, '{ "name": "value" }') ?? {};
	const { operation, values } = untypedOperation(key, given);
	const request = requestOf(operation, values, body);
	const found = operationLike(await usefulCatalog(ctx, described, reader, key), key);
	if (found) refuseUnusable(found);
	return chosen(found ?? operation, request);
}

/** An operation and the values of its fields. */
async function filledIn(
	ctx: NodeContext,
	described: DescribedApi,
	reader: ParameterReader,
	key: string,
): Promise<Untyped> {
	const { parameters, specify } = described.form;
	const schema = reader.get(`${parameters.name}.schema`, [], { rawExpressions: true });
	// Not checked by n8n: the check here names a value that does not fit by its label.
	const filled = objectOf(reader.get(`${parameters.name}.value`, {}, { skipValidation: true })) ?? {};
	const values = Object.fromEntries(Object.entries(filled).filter(([id, value]) => id !== SAVED && isGiven(value)));
	const saved = savedIn(schema, key);
	if (saved) return { operation: saved, values: withTimes(saved, values, reader.timezone) };
	const hasValues = Object.keys(values).length > 0;
	const catalog = hasValues ? await described.catalog(ctx, reader) : await usefulCatalog(ctx, described, reader, key);
	const operation = operationLike(catalog, key);
	if (operation) return { operation, values: withTimes(operation, values, reader.timezone) };
	if (!hasValues) return untypedOperation(key, {});
	const usingJson = specify.options.find(({ value }) => value === 'json')?.name;
	throw new InputError(
		`the document of the service has no operation "${key}"`,
		`Open the node and choose the operation again, or set ${specify.displayName} to ${usingJson}.`,
	);
}

/** The operations of the document; none where it cannot be had: a saved workflow still runs then. */
async function usefulCatalog(
	ctx: NodeContext,
	described: DescribedApi,
	reader: ParameterReader,
	key: string,
): Promise<ApiOperation[]> {
	if (!couldBeDescribed(key)) return [];
	try {
		return await described.catalog(ctx, reader, 'useful');
	} catch {
		// What keeps the document away may keep the operation away, too: its own request tells that.
		return [];
	}
}
