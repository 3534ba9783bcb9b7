import { ASSET_TYPES } from '../../credentials/access/axonius-calls';
import { ApiError } from '../../core/errors/api-error';
import { InputError } from '../../core/errors/input-error';
import type { Session } from '../../core/http/session';
import { oncePerSession } from '../../core/node/once-per-session';
import type { Operation } from '../../core/node/operation';
import { dialectOf, exchange } from './dialect';
import { assetType, assetTypeIn } from './selection';

/** What refuses a list of types: a release that does not have it yet, or a role. */
const NOT_LISTED = [403, 404];

/** The types of the tenant; `undefined` where they are not known: v1 has no such list. */
const typesOf = oncePerSession(async (session) => {
	const list = dialectOf(session).assetTypes;
	if (!list) return undefined;
	try {
		return (await exchange(session, list())).map(({ name, asset_type: type }) => String(name ?? type));
	} catch (error) {
		if (error instanceof ApiError && NOT_LISTED.includes(error.status)) return undefined;
		return await Promise.reject(error);
	}
});

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
	const known = await typesOf(session);
	if (known === undefined || known.length === 0 || known.includes(type)) return;
	throw new InputError(`there is no asset type "${type}"`, `There are: ${known.sort().join(', ')}.`);
}
