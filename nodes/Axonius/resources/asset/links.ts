import type { Operation } from '../../../../core/node/execute';
import { offered } from '../../dialect';
import { assetType, dialectFor } from '../../selection';
import { idsOf } from './batches';

/** Correlates assets by hand: Axonius takes them for one from then on. All IDs go in one request, since they are one thing. */
export const link: Operation = {
	doing: 'link assets',
	async run(call) {
		const type = assetType(call);
		const ids = idsOf(call, 2);
		const request = offered(dialectFor(call).link, 'Linking assets');
		await call.session.send(request(type, ids));
		return [{ json: { asset_type: type, internal_axon_ids: ids, linked: true } }];
	},
};

/** Sets assets apart that were linked. */
export const unlink: Operation = {
	doing: 'unlink assets',
	async run(call) {
		const type = assetType(call);
		const ids = idsOf(call);
		const request = offered(dialectFor(call).unlink, 'Unlinking assets');
		await call.session.send(request(type, ids));
		return [{ json: { asset_type: type, internal_axon_ids: ids, linked: false } }];
	},
};
