/** Runs *nightly alarm export* twice, manually, and compares its CSV files with the simulator. */
import { parse } from 'csv-parse/sync';
import type { UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';
import { dataTable } from '../data-table.cts';
import { fileOf, requireSuccess, runManually } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Line } from '../report.cts';
import type { Stage } from '../stage.cts';

const START = 'Try it now';
const EXPORT = 'Export alarms';
const EXPORT_NAME = 'usm-anywhere-alarms';
const TWO_DAYS_MS = 2 * 24 * 60 * 60_000;

/** Alarms this close to the limit of the two days may be in the file or not. */
const EDGE_MS = 60_000;

/** A row of the table in which the workflow keeps where it ended. */
interface Position {
	export: string;
	since: string;
}

export interface ExportOutcome {
	rows: number;
	missing: number;
	unexpected: number;
	duplicates: number;
}

/** Both nights. */
export type Nights = [first: ExportOutcome, second: ExportOutcome];

export function exportLines(nights: Nights): Line[] {
	return nights.flatMap(({ rows, missing, unexpected, duplicates }, night) => [
		{
			what: night === 0 ? 'Alarms in the nightly CSV' : 'Alarms in that of the next night',
			counted: rows,
			expected: rows - unexpected - duplicates + missing,
		},
		{ what: '  missing, too old or duplicate', counted: missing + unexpected + duplicates, expected: 0 },
	]);
}

export async function runExportScenario(
	stage: Stage,
	n8n: N8n,
	simulator: UsmAnywhereSimulator,
	workflowId: string,
): Promise<Nights> {
	const positions = dataTable<Position>(n8n, 'export_positions', 'export');
	// Compared at once: an alarm that comes later belongs to the next night.
	const night = async (sinceOf: (startedAt: number) => number) => {
		const execution = await runManually(stage, n8n, workflowId, START);
		requireSuccess(execution);
		const rows = parse(await fileOf(n8n, execution, EXPORT), { columns: true, bom: true }) as Array<{ uuid: string }>;
		const uuids = rows.map(({ uuid }) => uuid);
		return compare(uuids, simulator, sinceOf(Date.parse(execution.startedAt)));
	};
	return await stage.steps.step('Nightly alarm export, run twice', async () => {
		await positions.remove(EXPORT_NAME).catch(() => undefined);
		const first = await night((startedAt) => startedAt - TWO_DAYS_MS);
		const [{ since }] = await positions.rows();
		simulator.addAlarm();
		const second = await night(() => Date.parse(since));
		return [first, second];
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
