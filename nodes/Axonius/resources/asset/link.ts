import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import { available, dialectOf } from '../../dialect';
import { assetType } from '../../selection';
import { assetIds, assetsIn } from './changes';

/** All IDs go in one request: after it, Axonius treats these assets as one. */
export const link: Operation = {
	name: 'Link',
	value: 'link',
	description: 'Link assets manually, so that they count as one (API v2 only)',
	action: 'Link assets',
	effect: 'write',
	parameters: [assetType, assetIds],
	run: async (call) => await change(call, true),
};

/** The opposite of linking; one ID is enough. */
export const unlink: Operation = {
	name: 'Unlink',
	value: 'unlink',
	description: 'Separate assets that were linked (API v2 only)',
	action: 'Unlink assets',
	effect: 'write',
	parameters: [assetType, assetIds],
	run: async (call) => await change(call, false),
};

async function change(call: Call, linked: boolean) {
	const assets = assetsIn(call, linked ? 2 : 1);
	const request = available(dialectOf(call.session).link, linked ? 'Linking assets' : 'Unlinking assets');
	await call.session.send(request(assets, linked));
	return [{ json: { asset_type: assets.type, internal_axon_ids: assets.ids, linked } }];
}
