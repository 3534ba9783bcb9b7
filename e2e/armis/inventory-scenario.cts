/**
 * Runs *weekly device inventory*, manually, and holds its CSV file against the simulator; then twice more with a folder for
 * its files, so that the last run compares with the file of the one before.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ArmisSimulator } from '../../simulators/armis/index.cts';
import { fileOf, itemsOf, requireSuccess, runManually, type Item } from '../executions.cts';
import type { N8n } from '../n8n-api.cts';
import type { Line } from '../report.cts';
import type { Stage } from '../stage.cts';
import { activate } from '../workflow-changes.cts';

const START = 'Try it now';
const EXPORT = 'Export devices';
const READ = 'Read the last file';
const WRITE = 'Write to a folder';
/** The only folder in its home to which n8n writes. */
const FOLDER = '.n8n-files';
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
	/** What the runs with a folder counted: the first and the second one. */
	changes: [first: Changes, second: Changes];
}

const COUNTED = ['added', 'changed', 'removed', 'changesCount'];

/** Of the item of an export that is compared with an earlier one. */
interface Changes {
	added: number;
	changed: number;
	removed: number;
	changesCount: number;
}

interface Row {
	device_id: string;
	'site.name': string;
}

export function inventoryLines(outcome: InventoryOutcome): Line[] {
	const { rows, missing, unexpected, doubled, misplaced } = outcome;
	const [first, second] = outcome.changes;
	return [
		{ what: 'Devices in the weekly CSV', counted: rows, expected: rows - unexpected - doubled + missing },
		{ what: '  missing, unseen for too long or there twice', counted: missing + unexpected + doubled, expected: 0 },
		{ what: '  with a wrong site', counted: misplaced, expected: 0 },
		{ what: '  added, where there is no file of last week', counted: first.added, expected: rows },
		{ what: '  added a week later', counted: second.added, expected: 1 },
		{ what: '  changed', counted: second.changed, expected: 1 },
		{ what: '  removed', counted: second.removed, expected: 0 },
		{ what: '  in the file of changes', counted: second.changesCount, expected: 2 },
	];
}

export async function runInventoryScenario(
	stage: Stage,
	n8n: N8n,
	simulator: ArmisSimulator,
	workflowId: string,
): Promise<InventoryOutcome> {
	const run = async () => {
		const execution = await runManually(stage, n8n, workflowId, START);
		requireSuccess(execution);
		return execution;
	};
	const compared = async () => changesIn(itemsOf(await run(), EXPORT)[0]);
	return await stage.steps.step('Weekly device inventory, three times', async () => {
		const execution = await run();
		const rows = parse(await fileOf(n8n, execution, EXPORT), { columns: true, bom: true }) as Row[];
		const listed = compare(rows, simulator, Date.parse(execution.startedAt) - SPAN_MS);
		await writeToFolder(stage, n8n, workflowId);
		const first = await compared();
		change(simulator, rows);
		return { ...listed, changes: [first, await compared()] };
	});
}

function changesIn({ json }: Item): Changes {
	const [added, changed, removed, changesCount] = COUNTED.map((name) => Number(json[name]));
	return { added, changed, removed, changesCount };
}

async function writeToFolder(stage: Stage, n8n: N8n, id: string): Promise<void> {
	const folder = path.join(stage.demo, FOLDER);
	await mkdir(folder, { recursive: true });
	const file = path.join(folder, 'armis-devices.csv');
	await activate(n8n, { id }, READ, { fileSelector: file });
	await activate(n8n, { id }, WRITE, { fileName: file });
}

/** One device more, and one with another name. */
function change(simulator: ArmisSimulator, rows: Row[]): void {
	simulator.addDevice();
	simulator.updateDevice(Number(rows[0].device_id), { displayTitle: 'renamed' });
}

function compare(rows: Row[], { devices }: ArmisSimulator, sinceMs: number): Omit<InventoryOutcome, 'changes'> {
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
