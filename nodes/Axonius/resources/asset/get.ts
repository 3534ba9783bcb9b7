import { ResponseError } from '../../../../core/errors/response-error';
import type { Operation } from '../../../../core/node/operation';
import { requireEvent } from '../../../../core/ocsf/not-mapped';
import { locator } from '../../../shared/locator';
import { optionsOf } from '../../../shared/options';
import { anyOutputIn, outputWithOcsf } from '../../../shared/output';
import { assetId, assetShape } from '../../assets';
import { dialectOf, exchange } from '../../dialect';
import { snapshotOptions } from '../../options';
import { assetType, assetTypeIn, snapshotDay } from '../../selection';

const assetLocator = locator({
	name: 'assetId',
	displayName: 'Asset',
	description: 'The asset to read',
	search: 'searchAssets',
	placeholder: 'Choose an asset, or search by name',
	example: '0445bd9d1a2f4c5e8b7a6c3d2e1f0a9b',
	url: {
		example: 'https://acme.on.axonius.com/assets/devices/0445bd9d1a2f4c5e8b7a6c3d2e1f0a9b',
		regex: '^https?://[^/]+/.*?([0-9a-f]{32})',
	},
});

/** A raw asset has the records of all its adapters. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one asset',
	action: 'Get an asset',
	effect: 'read',
	parameters: [assetType, assetLocator, outputWithOcsf, optionsOf(snapshotOptions)],
	async run(call) {
		const [type, id, format] = [assetTypeIn(call), call.id(assetLocator), anyOutputIn(call)];
		const shape = assetShape(type, [], format);
		const one = dialectOf(call.session).asset(type, id, snapshotDay(call));
		const asset = await exchange(call.session, one);
		if (assetId(asset) === undefined) {
			throw new ResponseError('the answer is not an asset: it has no internal_axon_id');
		}
		return [{ json: requireEvent(shape(asset, call.session)) }];
	},
};
