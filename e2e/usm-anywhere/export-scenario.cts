/** Runs *nightly alarm export* once, by hand, and holds its CSV file against the simulator. */
import { parse } from 'csv-parse/sync';
import type { UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';
import { fileOf, requireSuccess, runByHand } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Line } from '../report.cts';
import type { Stage } from '../stage.cts';

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

export function exportLines({ rows, missing, unexpected, doubled }: ExportOutcome): Line[] {
	return [
		{ what: 'Alarms in the nightly CSV', counted: rows, expected: rows - unexpected - doubled + missing },
		{ what: '  missing, too old or there twice', counted: missing + unexpected + doubled, expected: 0 },
	];
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
		const rows = parse(await fileOf(n8n, execution, EXPORT), { columns: true, bom: true }) as Array<{ uuid: string }>;
		return compare(
			rows.map(({ uuid }) => uuid),
			simulator,
			Date.parse(execution.startedAt) - TWO_DAYS_MS,
		);
	});
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
