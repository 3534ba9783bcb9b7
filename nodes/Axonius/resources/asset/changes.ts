import type { IDataObject } from 'n8n-workflow';
import { SecOpsError } from '../../../../core/errors/secops-error';
import type { ApiRequest } from '../../../../core/http/session';
import { batched, chunksOf } from '../../../../core/node/batched';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import { dialectOf } from '../../dialect';
import type { Dialect } from '../../dialect/dialect';
import { ownOptions } from '../../options';
import { assetTypeIn } from '../../selection';
import { idsIn } from './parameters';

/** Input items that share requests, at most. */
const MOST_ITEMS = 1_000;

/** A change that many assets can get with one request. */
interface Kind<What extends IDataObject> {
	/** What the change is; the result repeats it. @throws InputError */
	read(call: Call): What;
	request(dialect: Dialect, assets: { type: string; ids: string[] }, what: What): ApiRequest;
}

/** The change that one input item asks for. */
interface Change<What> {
	type: string;
	ids: string[];
	what: What;
	batchSize: number;
}

/**
 * Makes the same change on many assets. Input items that follow each other with the same change share requests, and
 * still each item has its own result. Axonius says nothing about the assets, so a result says what was submitted.
 */
export function changing<What extends IDataObject>({ read, request }: Kind<What>): Operation['run'] {
	const submit = batched<Change<What>, IDataObject>({
		size: MOST_ITEMS,
		read: (call) => ({
			type: assetTypeIn(call),
			ids: idsIn(call),
			what: read(call),
			batchSize: ownOptions(call).batchSize,
		}),
		groupOf: ({ type, what, batchSize }) => JSON.stringify([type, what, batchSize]),
		async send({ session }, changes) {
			const [{ type, what, batchSize }] = changes;
			const ids = [...new Set(changes.flatMap((change) => change.ids))];
			const chunks = chunksOf(ids, batchSize);
			const dialect = dialectOf(session);
			for (const [index, some] of chunks.entries()) {
				const done = `after ${index * batchSize} of ${ids.length} assets`;
				await session
					.send(request(dialect, { type, ids: some }, what))
					.catch(async (error: unknown) => await Promise.reject(index > 0 ? withNote(error, done) : error));
			}
			const chunkOf = new Map(chunks.flatMap((chunk, index) => chunk.map((id) => [id, index])));
			return changes.map((change) => ({
				asset_type: type,
				...what,
				submitted: change.ids.length,
				requests: new Set(change.ids.map((id) => chunkOf.get(id))).size,
			}));
		},
	});
	return async (call) => [{ json: await submit(call) }];
}

function withNote(error: unknown, note: string): unknown {
	if (error instanceof SecOpsError) error.notes.push(note);
	return error;
}
