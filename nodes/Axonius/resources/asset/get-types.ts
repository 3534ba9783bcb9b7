import type { Operation } from '../../../../core/node/operation';
import { available, dialectOf, exchange } from '../../dialect';

/** Which types exist depends on license and release of the tenant. */
export const getTypes: Operation = {
	name: 'Get Types',
	value: 'getTypes',
	description: 'Get the asset types of this tenant, one item each (API v2 only)',
	action: 'Get asset types',
	effect: 'read',
	parameters: [],
	async run({ session }) {
		const types = available(dialectOf(session).assetTypes, 'Getting the asset types');
		return (await exchange(session, types())).map((json) => ({ json }));
	},
};
