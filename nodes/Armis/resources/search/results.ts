import type { INodeProperties } from 'n8n-workflow';
import type { Call } from '../../../../core/node/call';
import type { ListSource } from '../../../../core/node/list';
import { fields } from '../../../shared/export-form';
import type { ListForm } from '../../../shared/list-operations';
import { optionsOf } from '../../../shared/options';
import { v1 } from '../../api';
import { entityOf } from '../../aql';
import { searchPages } from '../../pages-v1';
import { ANY_RECORD } from '../../records';

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
export const chosenFields = fields({
	description: 'Return only these fields. Leave empty for the fields that Armis returns by default',
	dependsOn: ['resource', 'aql'],
});

/** In which order records are read. */
export const orderBy: INodeProperties = {
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

const source: ListSource = {
	noun: { one: 'record', many: 'records' },
	kind: () => ANY_RECORD,
	pages: (call, wanted) =>
		searchPages(call.session, {
			...call.options,
			...searchOf(call),
			fields: topLevel(call.texts(chosenFields)),
			wanted,
			onShrink: () => call.report.shrunk(source.noun),
		}),
	remark(call) {
		if (searchOf(call).orderBy !== undefined) return undefined;
		return 'Armis may return these records in any order, so a record may come twice or be missing. Set Order By in Options to a field that does not change.';
	},
};

/** What an AQL query finds, records of any kind. */
export const results: ListForm = {
	source,
	isRawOnly: true,
	selection: [query],
	uses: v1('API V3 has no search with AQL.'),
};

/** @throws InputError for a query that does not say what to search */
function searchOf(call: Call): { aql: string; orderBy?: string } {
	const aql = call.text(query);
	const entity = entityOf(aql);
	const given = call.collection(optionsOf([orderBy]));
	const chosen = given.has(orderBy) ? given.text(orderBy) : '';
	return { aql, orderBy: chosen || ORDERS.get(entity) };
}

/** The API returns whole fields; the part behind a dot is inside one. */
function topLevel(names: string[]): string[] {
	return [...new Set(names.map((name) => name.split('.')[0]))];
}
