import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { available, dialectOf } from '../../dialect';
import { requestOptions } from '../../options';
import { assetType, assetTypeIn } from '../../selection';
import { assetIds, idsIn } from './parameters';

const parameters = [assetType, assetIds, optionsOf(requestOptions)];

/** All IDs go in one request: after it, Axonius treats these assets as one. */
export const link: Operation = {
	name: 'Link',
	value: 'link',
	description: 'Link assets manually, so that they count as one (API v2 only)',
	action: 'Link assets',
	effect: 'write',
	parameters,
	async run(call) {
		return await change(call, idsIn(call, 2), true);
	},
};

/** The opposite of linking; one ID is enough. */
export const unlink: Operation = {
	name: 'Unlink',
	value: 'unlink',
	description: 'Separate assets that were linked (API v2 only)',
	action: 'Unlink assets',
	effect: 'write',
	parameters,
	async run(call) {
		return await change(call, idsIn(call), false);
	},
};

async function change(call: Call, ids: string[], linked: boolean) {
	const type = assetTypeIn(call);
	const dialect = dialectOf(call.session);
	const request = linked ? available(dialect.link, 'Linking assets') : available(dialect.unlink, 'Unlinking assets');
	await call.session.send(request(type, ids));
	return [{ json: { asset_type: type, internal_axon_ids: ids, linked } }];
}
