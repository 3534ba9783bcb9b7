/** Builds the workflow that the README describes, from the README's own expressions. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dataTable } from '../data-table.cts';
import { removeWorkflows, type Workflow } from '../workflows.cts';
import type { Scenario } from './scenario.cts';

const NAME = 'Demo: any alert to one ticket table, as in the README';
const TABLE = 'tickets';
const HEADING = '### Build it yourself: any alert to one ticket table';

/** A row of the table of fields: a name, and an expression. */
const FIELD = /^ *\| `(\w+)` \| `(\{\{.*\}\})` \|$/gm;

/** n8n's name of what the triggers are told to watch, and the type of the credential. */
const TRIGGERS = [
	['armisTrigger', 'newAlert', 'armisSecretKeyApi'],
	['usmAnywhereTrigger', 'newAlarm', 'usmAnywhereApi'],
	['axoniusTrigger', 'newAlertFinding', 'axoniusApi'],
];

const PLACE = { typeVersion: 1, position: [0, 0] };

/** @returns the ID of the workflow */
export async function buildRecipe({ stage, n8n, credential }: Scenario): Promise<string> {
	const fields = fieldsIn(readFileSync(path.join(stage.root, 'README.md'), 'utf8'));
	await removeWorkflows(stage, n8n, NAME);
	const table = await tableWith(
		n8n,
		fields.map(({ name }) => name),
	);
	const triggers = TRIGGERS.map(([node, event, type]) => ({
		...{ ...PLACE, id: node, name: node, type: `${stage.packageName}.${node}` },
		parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, event, output: 'ocsf' },
		credentials: { [type]: credential(type) },
	}));
	const steps = [
		step('Edit Fields', 'set', 3.4, { mode: 'manual', assignments: { assignments: fields }, options: {} }),
		step('If row does not exist', 'dataTable', 1.1, rows(table, 'rowNotExists')),
		step(
			'Upsert row(s)',
			'dataTable',
			1.1,
			rows(table, 'upsert', { columns: { mappingMode: 'autoMapInputData', value: null } }),
		),
	];
	const names = steps.map(({ name }) => name);
	const connections = Object.fromEntries([
		...TRIGGERS.map(([node]) => [node, to(names[0])]),
		...names.slice(1).map((name, index) => [names[index], to(name)]),
	]) as unknown;
	const workflow = { name: NAME, nodes: [...triggers, ...steps], connections, settings: { executionOrder: 'v1' } };
	return (await n8n.api<Workflow>('POST', '/workflows', workflow)).id;
}

/** The keys of the tickets that it has made. */
export async function recipeKeys({ n8n }: Scenario): Promise<string[]> {
	return (await dataTable<{ dedupeKey: string }>(n8n, TABLE).rows()).map(({ dedupeKey }) => dedupeKey);
}

function fieldsIn(readme: string) {
	const [, section = ''] = readme.split(HEADING);
	const found = [...section.matchAll(FIELD)].map(([, name, value]) => ({
		id: name,
		name,
		value: `=${value}`,
		type: 'string',
	}));
	if (found.length === 0) throw new Error(`The README has no fields under "${HEADING}"`);
	return found;
}

/** @returns its ID, which a person chooses from a list: by a name, n8n may find another table whose name contains it */
async function tableWith(n8n: Scenario['n8n'], columns: string[]): Promise<string> {
	type Named = { id: string; name: string };
	const { data } = await n8n.api<{ data: Named[] }>('GET', '/data-tables?limit=100');
	const known = data.find(({ name }) => name === TABLE);
	const made = { name: TABLE, columns: columns.map((name) => ({ name, type: 'string' })) };
	return (known ?? (await n8n.api<Named>('POST', '/data-tables', made))).id;
}

function step(name: string, type: string, typeVersion: number, parameters: Record<string, unknown>) {
	return { ...PLACE, id: name, name, type: `n8n-nodes-base.${type}`, typeVersion, parameters };
}

function rows(table: string, operation: string, more: Record<string, unknown> = {}) {
	const condition = { keyName: 'dedupeKey', condition: 'eq', keyValue: '={{ $json.dedupeKey }}' };
	const dataTableId = { __rl: true, mode: 'list', value: table };
	return {
		resource: 'row',
		operation,
		dataTableId,
		matchType: 'allConditions',
		filters: { conditions: [condition] },
		...more,
	};
}

function to(node: string) {
	return { main: [[{ node, type: 'main', index: 0 }]] };
}
