import { ResponseError } from '../../../../core/errors/response-error';
import type { Operation } from '../../../../core/node/execute';
import { assetId, marked, simpleAsset } from '../../assets';
import { exchange } from '../../dialect';
import { assetType, dialectFor, snapshotDay } from '../../selection';
import { cleanedRow } from '../../values';

/** One asset in full, with the records of all its adapters. */
export const get: Operation = {
	doing: 'get an asset',
	async run(call) {
		const type = assetType(call);
		const id = call.id('assetId', 'Asset');
		const asset = await exchange(call.session, dialectFor(call).asset(type, id, snapshotDay(call)));
		if (assetId(asset) === undefined) throw new ResponseError('the answer is no asset: it has no internal_axon_id');
		const row = marked(asset, type, []);
		return [{ json: call.flag('simplify', 'Simplify', true) ? simpleAsset(cleanedRow(row), type, []) : row }];
	},
};
