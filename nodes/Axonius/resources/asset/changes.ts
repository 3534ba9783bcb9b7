import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { SecOpsError } from '../../../../core/errors/secops-error';
import type { ApiRequest } from '../../../../core/http/session';
import { batched, chunksOf } from '../../../../core/node/batched';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { dialectOf } from '../../dialect';
import type { Assets, Dialect } from '../../dialect/dialect';
import { batchSize, changeOptions, optionsGiven } from '../../options';
import { assetType, assetTypeIn } from '../../selection';

/** Input items that share requests, at most. */
const MOST_ITEMS = 1_000;

/** The assets to change. */
export const assetIds: INodeProperties = {
	displayName: 'Asset IDs',
	name: 'assetIds',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 0445bd9d1a2f4c5e8b7a6c3d2e1f0a9b',
	description: 'The internal_axon_id of each asset, separated by commas, or a list from an expression',
};

/** The type and the IDs, each once. @throws InputError when there are fewer than `least` */
export function assetsIn(call: Call, least = 1): Assets {
	const ids = [...new Set(call.ids(assetIds))];
	if (ids.length >= least) return { type: assetTypeIn(call), ids };
	throw new InputError(
		`Asset IDs must have at least ${least} different IDs`,
		'Enter the internal_axon_id of each asset, or check the result of the expression.',
	);
}

/** A change that many assets can get with one request. */
interface Change<What extends IDataObject> {
	/** What the change is made of. */
	parameters: INodeProperties[];
	/** What the change is; the result repeats it. @throws InputError */
	read(call: Call): What;
	request(dialect: Dialect, assets: Assets, what: What): ApiRequest;
}

/**
 * Makes the same change on many assets. Input items that follow each other with the same change share requests, and
 * still each item has its own result. Axonius says nothing about the assets, so a result says what was submitted.
 */
export function changing<What extends IDataObject>(
	change: Change<What>,
): Pick<Operation, 'effect' | 'parameters' | 'run'> {
	const submit = batched({
		size: MOST_ITEMS,
		read: (call) => ({
			...assetsIn(call),
			what: change.read(call),
			size: optionsGiven(call).number(batchSize),
		}),
		groupOf: ({ type, what, size }) => JSON.stringify([type, what, size]),
		async send({ session }, wanted): Promise<IDataObject[]> {
			const [{ type, what, size }] = wanted;
			const ids = [...new Set(wanted.flatMap((one) => one.ids))];
			const chunks = chunksOf(ids, size);
			for (const [index, some] of chunks.entries()) {
				const done = `after ${index * size} of ${ids.length} assets`;
				await session
					.send(change.request(dialectOf(session), { type, ids: some }, what))
					.catch(async (error: unknown) => await Promise.reject(index > 0 ? withNote(error, done) : error));
			}
			const chunkOf = new Map(chunks.flatMap((chunk, index) => chunk.map((id) => [id, index])));
			return wanted.map((one) => ({
				asset_type: type,
				...what,
				submitted: one.ids.length,
				requests: new Set(one.ids.map((id) => chunkOf.get(id))).size,
			}));
		},
	});
	return {
		effect: 'write',
		parameters: [assetType, assetIds, ...change.parameters, optionsOf(changeOptions)],
		run: async (call) => [{ json: await submit(call) }],
	};
}

/** The error, with a note on what was done before. */
export function withNote(error: unknown, note: string): unknown {
	if (error instanceof SecOpsError) error.notes.push(note);
	return error;
}
