import { ASSET_TYPES } from '../../credentials/access/axonius-calls';
import { ApiError } from '../../core/errors/api-error';
import { InputError } from '../../core/errors/input-error';
import type { Session } from '../../core/http/session';
import type { Operation } from '../../core/node/operation';
import { dialectOf, exchange } from './dialect';
import { assetType, assetTypeIn } from './selection';

/** What refuses a list of types: a release that does not have it yet, or a role. */
const NOT_LISTED = [403, 404];

/** What each session has asked for. `undefined` where it is not known. */
const types = new WeakMap<Session, Promise<string[] | undefined>>();

/** The operation; before it does anything with a type that is not known, the types of the tenant are asked for. */
export function checkingType(operation: Operation): Operation {
	if (!operation.parameters.some(({ name }) => name === assetType.name)) return operation;
	return {
		...operation,
		async run(call) {
			await refuseUnknown(call.session, assetTypeIn(call));
			return await operation.run(call);
		},
	};
}

/** @throws InputError with what there is */
async function refuseUnknown(session: Session, type: string): Promise<void> {
	if (ASSET_TYPES.includes(type)) return;
	const asked = types.get(session) ?? listTypes(session);
	types.set(session, asked);
	const known = await asked;
	if (known === undefined || known.length === 0 || known.includes(type)) return;
	throw new InputError(`there is no asset type "${type}"`, `There are: ${known.sort().join(', ')}.`);
}

/** v1 has no such list. */
async function listTypes(session: Session): Promise<string[] | undefined> {
	const list = dialectOf(session).assetTypes;
	if (!list) return undefined;
	try {
		return (await exchange(session, list())).map(({ name, asset_type: type }) => String(name ?? type));
	} catch (error) {
		if (error instanceof ApiError && NOT_LISTED.includes(error.status)) return undefined;
		types.delete(session);
		return await Promise.reject(error);
	}
}
