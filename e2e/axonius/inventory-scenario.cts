/**
 * Runs *daily inventory to PostgreSQL* twice, manually, with changes in Axonius in between, and holds the table against
 * the simulator.
 */
import type { Asset, AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { itemsOf, requireSuccess, runManually } from '../executions.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import type { Workflow } from '../workflows.cts';
import type { Postgres } from '../postgres.cts';
import { setParameters } from '../workflow-changes.cts';

const START = 'Try it now';
const DEVICES = 'Devices of the saved query';
const RESULT = 'What came of it';
const QUERY = { name: 'Devices for the inventory', query: 'not ("labels" == "lab")', asset_type: 'devices' };

const HOST_NAME = 'specific_data.data.hostname_preferred';

const NEW = 30;
const CHANGED = 20;
const GONE = 5;

/** Of the table, as the database gives it. */
interface Row {
	internal_axon_id: string;
	hostname: string | null;
	url: string | null;
	last_seen: string | null;
}

export interface InventoryScenario extends Setup {
	simulator: AxoniusSimulator;
	postgres: Postgres;
	inventory: Workflow;
}

/** What is in the table, and what has to be. */
interface Comparison {
	rows: Row[];
	members: string[];
}

export interface InventoryOutcome {
	first: Comparison;
	second: Comparison;
	changed: string[];
	gone: string[];
	/** What the last step of the workflow told. */
	told: Record<string, unknown>;
	/** Rows that do not hold what the simulator has. */
	wrong: number;
}

export async function runInventoryScenario(scenario: InventoryScenario): Promise<InventoryOutcome> {
	const { stage, n8n, simulator, inventory } = scenario;
	const { uuid } = simulator.addSavedQuery(QUERY);
	await setParameters(n8n, inventory, DEVICES, { savedQueryId: { __rl: true, mode: 'id', value: uuid } });
	const runOnce = async () => {
		const execution = await runManually(stage, n8n, inventory.id, START);
		requireSuccess(execution);
		return itemsOf(execution, RESULT)[0]?.json ?? {};
	};
	const first = await stage.steps.step('Daily inventory, first run', async () => {
		await runOnce();
		return await compare(scenario, uuid);
	});
	return await stage.steps.step('Daily inventory, second run after changes', async () => {
		const { changed, gone } = change(simulator, first.members, uuid);
		const told = await runOnce();
		const second = await compare(scenario, uuid);
		const wrong = second.rows.filter((row) => !isRight(row, simulator.asset('devices', row.internal_axon_id))).length;
		return { first, second, changed, gone, told, wrong };
	});
}

export function inventoryLines({ first, second, changed, gone, told, wrong }: InventoryOutcome): Line[] {
	const all = new Set([...first.members, ...second.members]);
	const ids = second.rows.map((row) => row.internal_axon_id);
	const renamed = second.rows.filter((row) => row.hostname === newName(row.internal_axon_id));
	return [
		{ what: 'Rows after the first inventory', counted: first.rows.length, expected: first.members.length },
		{ what: 'Rows after the second', counted: second.rows.length, expected: first.members.length + NEW },
		{ what: '  devices missing in the table', counted: [...all].filter((id) => !ids.includes(id)).length, expected: 0 },
		{ what: '  devices there twice', counted: ids.length - new Set(ids).size, expected: 0 },
		{ what: '  rows updated', counted: renamed.length, expected: changed.length },
		{ what: '  written by the second run', counted: Number(told.written_now), expected: second.members.length },
		{ what: '  no longer in the query, and kept', counted: Number(told.not_found_now), expected: gone.length },
		{ what: '  rows unlike the device', counted: wrong, expected: 0 },
	];
}

async function compare({ postgres, simulator }: InventoryScenario, queryId: string): Promise<Comparison> {
	const rows = await postgres.rows<Row>('SELECT * FROM axonius_devices');
	return { rows, members: simulator.membersOf(queryId) };
}

function change(simulator: AxoniusSimulator, members: string[], queryId: string) {
	const changed = members.slice(0, CHANGED);
	const gone = members.slice(-GONE);
	for (let count = 0; count < NEW; count++) simulator.addAsset('devices');
	for (const id of changed) {
		simulator.updateAsset('devices', id, { [HOST_NAME]: newName(id), labels: ['renamed'] });
	}
	for (const id of gone) simulator.leaveQuery(queryId, id);
	return { changed, gone };
}

const newName = (id: string) => `renamed-${id.slice(0, 8)}`;

/** A text, a list, and another form of the same moment. */
function isRight(row: Row, asset: Asset | undefined): boolean {
	const name = asset?.[HOST_NAME] ?? null;
	const seen = Date.parse(String(asset?.['specific_data.data.last_seen']));
	const isLinked = String(row.url).endsWith(`/assets/devices/${row.internal_axon_id}`);
	return row.hostname === name && isLinked && Date.parse(String(row.last_seen)) === seen;
}
