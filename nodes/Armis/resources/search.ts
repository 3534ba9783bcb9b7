import type { INodeProperties } from 'n8n-workflow';
import type { Call } from '../../../core/node/call';
import type { ListSource } from '../../../core/node/list';
import type { ResourceForm } from '../../shared/defaults';
import { exportedFields, fields } from '../../shared/export-form';
import { exportToFile, getMany, type ListForm } from '../../shared/list-operations';
import { optionsOf } from '../../shared/options';
import { rawOrOcsf } from '../../shared/output';
import { v1 } from '../api';
import { entityOf } from '../aql';
import { v1ListOptions } from '../options';
import { searchPages } from '../search-pages';
import { ALERT, ANY_RECORD, MOVING, SEARCHED_DEVICE, VULNERABILITY } from '../records';

const query: INodeProperties = {
	displayName: 'AQL Query',
	name: 'aql',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	placeholder: 'e.g. in:devices timeFrame:"7 Days" riskLevel:High',
	description:
		'A query in the query language of Armis, as in the search of its console. It begins with in: and one of devices, alerts, activity, vulnerabilities, connections, users, applications, riskFactors or auditLog. Set a time frame: without one, a query can take long.',
};

/** The fields to ask for. */
const chosenFields: INodeProperties = {
	...fields({
		description: 'Return only these fields. Leave empty for the fields that Armis returns by default',
		dependsOn: ['resource', 'aql'],
	}),
	displayOptions: { show: { output: ['raw'] } },
};

/** In which order records are read. */
const orderBy: INodeProperties = {
	displayName: 'Order By',
	name: 'orderBy',
	type: 'string',
	default: '',
	placeholder: 'e.g. startTimestamp',
	description:
		'The field by which records are ordered while pages are read, smallest first. Choose one that does not change in the meantime. Leave empty for the time (alerts, activities), the publication date (vulnerabilities) or the ID (devices, connections, users, audit log).',
};

/** Fields by which the records of an entity keep their order. For other entities none is known. */
const ORDERS = new Map([
	['activity', 'time'],
	['alerts', 'time'],
	['auditLog', 'id'],
	['auditLogs', 'id'],
	['connections', 'id'],
	['devices', 'id'],
	['users', 'id'],
	['vulnerabilities', 'publishedDate'],
]);

/** What a query searches tells what its records are. Others have no class in OCSF. */
const KINDS = new Map([
	['alerts', ALERT],
	['devices', SEARCHED_DEVICE],
	['vulnerabilities', VULNERABILITY],
]);

const source: ListSource = {
	noun: { one: 'record', many: 'records' },
	kind(call) {
		const known = KINDS.get(entityOf(call.text(query)));
		return { ...ANY_RECORD, idFields: known?.idFields, ocsf: known?.ocsf };
	},
	pages(call, list) {
		// What is chosen for a file of events are attributes of these.
		const chosen = call.choice(rawOrOcsf) === 'ocsf' ? [] : call.texts(chosenFields);
		return searchPages(call.session, { ...list, ...searchOf(call), fields: topLevel(chosen) });
	},
	remark(call) {
		if (searchOf(call).orderBy !== undefined) return undefined;
		return 'Armis may return these records in any order, so a record may come twice or be missing. Set Order By in Options to a field that does not change.';
	},
};

const results: ListForm = {
	source,
	isRawOnly: true,
	hasOcsf: true,
	selection: [query],
	moving: MOVING,
	asksForId: true,
};
const options = [...v1ListOptions, orderBy];

/** Any query in the query language of Armis. */
export const search: ResourceForm = {
	name: 'AQL Search',
	value: 'search',
	description: 'Any query in the query language of Armis: read, export',
	uses: v1('API V3 has no search with AQL.'),
	operations: [
		{
			...exportToFile(results, options, exportedFields('site.name', ['resource', 'aql'])),
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

/** @throws InputError for a query that does not say what to search */
function searchOf(call: Call): { aql: string; orderBy?: string } {
	const aql = call.text(query);
	const entity = entityOf(aql);
	const chosen = call.collection(optionsOf([orderBy])).text(orderBy);
	return { aql, orderBy: chosen || ORDERS.get(entity) };
}

/** The API returns whole fields; the part behind a dot is inside one. */
function topLevel(names: string[]): string[] {
	return [...new Set(names.map((name) => name.split('.')[0]))];
}
