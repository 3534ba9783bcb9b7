/** Runs *nightly alarm export* once, by hand, and holds its CSV file against the simulator. */
import { parse } from 'csv-parse/sync';
import type { UsmAnywhereSimulator } from '../simulators/usm-anywhere/index.cts';
import { itemsOf, requireSuccess, runByHand, type Execution } from './executions.cts';
import type { N8n } from './n8n-api.cts';
import type { Stage } from './stage.cts';

const START = 'Try it now';
const EXPORT = 'Export alarms';
const TWO_DAYS_MS = 2 * 24 * 60 * 60_000;

/** Alarms that occurred this close to the edge of the two days may be in the file or not. */
const EDGE_MS = 60_000;

export interface ExportOutcome {
	rows: number;
	missing: number;
	unexpected: number;
	doubled: number;
}

export async function runExportScenario(
	stage: Stage,
	n8n: N8n,
	simulator: UsmAnywhereSimulator,
	workflowId: string,
): Promise<ExportOutcome> {
	return await stage.steps.step('Nightly alarm export, run once', async () => {
		const execution = await runByHand(stage, n8n, workflowId, START);
		requireSuccess(execution);
		const rows = parse(await csvOf(n8n, execution), { columns: true, bom: true }) as Array<{ uuid: string }>;
		return compare(
			rows.map(({ uuid }) => uuid),
			simulator,
			Date.parse(execution.startedAt) - TWO_DAYS_MS,
		);
	});
}

async function csvOf(n8n: N8n, execution: Execution): Promise<string> {
	const file = itemsOf(execution, EXPORT)[0]?.binary?.data;
	if (!file) throw new Error('The export gave no file');
	if (!file.id) return Buffer.from(file.data ?? '', 'base64').toString('utf8');
	return await n8n.download(`/binary-data?${new URLSearchParams({ id: file.id, action: 'download' })}`);
}

function compare(exported: string[], simulator: UsmAnywhereSimulator, sinceMs: number): ExportOutcome {
	const occurredAfter = (ms: number) => simulator.alarms.filter((alarm) => Number(alarm.timestamp_occured) >= ms);
	const present = new Set(exported);
	const allowed = new Set(occurredAfter(sinceMs - EDGE_MS).map(({ uuid }) => uuid));
	return {
		rows: exported.length,
		missing: occurredAfter(sinceMs + EDGE_MS).filter(({ uuid }) => !present.has(uuid)).length,
		unexpected: exported.filter((uuid) => !allowed.has(uuid)).length,
		doubled: exported.length - present.size,
	};
}
