import type { Resource } from '../../../../core/node/operation';
import { exportTaxonomies } from './export';

/** What assets are tagged with. */
export const taxonomy: Resource = {
	name: 'Taxonomy',
	value: 'taxonomy',
	description: 'The terms that assets are tagged with: export',
	operations: [exportTaxonomies],
};
