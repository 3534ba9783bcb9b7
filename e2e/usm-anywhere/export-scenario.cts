/** Runs *nightly alarm export* once, manually, and compares its CSV file with the simulator. */
import { parse } from 'csv-parse/sync';
import type { UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';
import { fileOf, requireSuccess, runManually } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Line } from '../report.cts';
import type { Stage } from '../stage.cts';

const START = 'Try it now';
const EXPORT = 'Export alarms';
const TWO_DAYS_MS = 2 * 24 * 60 * 60_000;

/** Alarms this close to the limit of the two days may be in the file or not. */
const EDGE_MS = 60_000;

export interface ExportOutcome {
	rows: number;
	missing: number;
	unexpected: number;
	duplicates: number;
}

export function exportLines({ rows, missing, unexpected, duplicates }: ExportOutcome): Line[] {
	return [
		{ what: 'Alarms in the nightly CSV', counted: rows, expected: rows - unexpected - duplicates + missing },
		{ what: '  missing, too old or duplicate', counted: missing + unexpected + duplicates, expected: 0 },
	];
}

export async function runExportScenario(
	stage: Stage,
	n8n: N8n,
	simulator: UsmAnywhereSimulator,
	workflowId: string,
): Promise<ExportOutcome> {
	return await stage.steps.step('Nightly alarm export, run once', async () => {
		const execution = await runManually(stage, n8n, workflowId, START);
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
		duplicates: exported.length - present.size,
	};
}
