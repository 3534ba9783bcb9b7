import type { Resource } from '../../../../core/node/operation';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { exportOptions, v1ListOptions } from '../../options';
import { chosenFields, orderBy, results } from './results';

const options = [...v1ListOptions, orderBy];

/** Any query in the query language of Armis. */
export const search: Resource = {
	name: 'AQL Search',
	value: 'search',
	description: 'Any query in the query language of Armis: read, export',
	operations: [
		{
			...exportToFile(results, exportOptions('records', options), exportedFields('site.name', ['resource', 'aql'])),
			description: 'Write all results of a query to a CSV, JSON or NDJSON file, however many there are',
			action: 'Export search results to a file',
		},
		{
			...getMany(results, options, [chosenFields]),
			name: 'Run',
			value: 'run',
			description: 'Get the results of a query, one item each',
			action: 'Run a search with AQL',
		},
	],
};
