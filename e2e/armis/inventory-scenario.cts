/** Runs *weekly device inventory* once, manually, and holds its CSV file against the simulator. */
import { parse } from 'csv-parse/sync';
import type { ArmisSimulator } from '../../simulators/armis/index.cts';
import { fileOf, requireSuccess, runManually } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Line } from '../report.cts';
import type { Stage } from '../stage.cts';

const START = 'Try it now';
const EXPORT = 'Export devices';
const SPAN_MS = 30 * 24 * 60 * 60_000;

/** Devices seen this close to the edge of the 30 days may be in the file or not. */
const EDGE_MS = 60_000;

export interface InventoryOutcome {
	rows: number;
	missing: number;
	unexpected: number;
	doubled: number;
	/** Rows whose site is not that of the device. */
	misplaced: number;
}

interface Row {
	device_id: string;
	'site.name': string;
}

export function inventoryLines({ rows, missing, unexpected, doubled, misplaced }: InventoryOutcome): Line[] {
	return [
		{ what: 'Devices in the weekly CSV', counted: rows, expected: rows - unexpected - doubled + missing },
		{ what: '  missing, unseen for too long or there twice', counted: missing + unexpected + doubled, expected: 0 },
		{ what: '  with a wrong site', counted: misplaced, expected: 0 },
	];
}

export async function runInventoryScenario(
	stage: Stage,
	n8n: N8n,
	simulator: ArmisSimulator,
	workflowId: string,
): Promise<InventoryOutcome> {
	return await stage.steps.step('Weekly device inventory, run once', async () => {
		const execution = await runManually(stage, n8n, workflowId, START);
		requireSuccess(execution);
		const rows = parse(await fileOf(n8n, execution, EXPORT), { columns: true, bom: true }) as Row[];
		return compare(rows, simulator, Date.parse(execution.startedAt) - SPAN_MS);
	});
}

function compare(rows: Row[], { devices }: ArmisSimulator, sinceMs: number): InventoryOutcome {
	const all = [...devices];
	const seenAfter = (ms: number) =>
		all.filter(({ lastSeen }) => Date.parse(lastSeen) >= ms).map(({ id }) => String(id));
	const exported = rows.map(({ device_id }) => device_id);
	const present = new Set(exported);
	const allowed = new Set(seenAfter(sinceMs - EDGE_MS));
	const siteOf = new Map(all.map(({ id, site }) => [String(id), site.name]));
	return {
		rows: rows.length,
		missing: seenAfter(sinceMs + EDGE_MS).filter((id) => !present.has(id)).length,
		unexpected: exported.filter((id) => !allowed.has(id)).length,
		doubled: rows.length - present.size,
		misplaced: rows.filter((row) => row['site.name'] !== siteOf.get(row.device_id)).length,
	};
}
