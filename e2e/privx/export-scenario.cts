/** Runs *nightly export* once, manually, and compares its three CSV files with the simulator. */
import { parse } from 'csv-parse/sync';
import { fileOf, requireSuccess, runManually, type Execution } from '../executions.cts';
import type { Line } from '../report.cts';
import type { Scenario } from './scenario.cts';

const START = 'Try it now';
const TWO_DAYS_MS = 2 * 24 * 60 * 60_000;

/** Connections that were opened this close to the start of the two days may be in the file or not. */
const EDGE_MS = 60_000;

/** A file, and what it must have. */
interface Comparison {
	what: string;
	rows: number;
	expected: number;
	wrong: number;
}

export function exportLines(files: Comparison[]): Line[] {
	return files.flatMap(({ what, rows, expected, wrong }) => [
		{ what: `${what} in the nightly CSV`, counted: rows, expected },
		{ what: '  missing, unexpected or duplicate', counted: wrong, expected: 0 },
	]);
}

export async function runExportScenario(scenario: Scenario): Promise<Comparison[]> {
	const { simulator, stage, n8n, workflowId } = scenario;
	return await stage.steps.step('Nightly export, run once', async () => {
		const execution = await runManually(stage, n8n, workflowId, START);
		requireSuccess(execution);
		const ids = async (node: string) => await idsIn(scenario, execution, node);
		const since = Date.parse(execution.startedAt) - TWO_DAYS_MS;
		const openedAfter = (ms: number) =>
			idsOf(simulator.connections.filter(({ connected }) => Date.parse(connected) >= ms));
		const [hosts, roles] = [idsOf(simulator.hosts), idsOf(simulator.roles)];
		return [
			compare('Hosts', await ids('Export hosts'), hosts, hosts),
			compare(
				'Connections',
				await ids('Export connections'),
				openedAfter(since + EDGE_MS),
				openedAfter(since - EDGE_MS),
			),
			compare('Roles', await ids('Roles to file'), roles, roles),
		];
	});
}

async function idsIn({ n8n }: Scenario, execution: Execution, node: string): Promise<string[]> {
	const rows = parse(await fileOf(n8n, execution, node), { columns: true, bom: true }) as Array<{ id: string }>;
	return idsOf(rows);
}

function idsOf(rows: Array<{ id: string }>): string[] {
	return rows.map(({ id }) => id);
}

function compare(what: string, exported: string[], required: string[], allowed: string[]): Comparison {
	const [present, known] = [new Set(exported), new Set(allowed)];
	const missing = required.filter((id) => !present.has(id)).length;
	const surplus = exported.filter((id) => !known.has(id)).length + exported.length - present.size;
	const rows = exported.length;
	return { what, rows, expected: rows - surplus + missing, wrong: missing + surplus };
}
