import type { Operation } from '../../../../core/node/execute';
import { exchange, offered } from '../../dialect';
import { dialectFor } from '../../selection';

/** Which asset types the licence and release of this tenant have: one item each. */
export const getTypes: Operation = {
	doing: 'get the asset types',
	async run(call) {
		const types = offered(dialectFor(call).assetTypes, 'Getting the asset types');
		return (await exchange(call.session, types())).map((json) => ({ json }));
	},
};
