/** Runs *asset types inventory* once, manually, and holds its CSV file against the simulator. */
import { parse } from 'csv-parse/sync';
import type { TwelvePortSimulator } from '../../simulators/twelve-port/index.cts';
import { fileOf, requireSuccess, runManually } from '../executions.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import type { Workflow } from '../workflows.cts';

const START = 'Try it now';
const FILE = 'Make the file';

export async function runInventoryScenario(
	{ stage, n8n }: Setup,
	{ assetTypes }: TwelvePortSimulator,
	{ id }: Workflow,
): Promise<Line[]> {
	return await stage.steps.step('Asset types inventory, run once', async () => {
		const execution = await runManually(stage, n8n, id, START);
		requireSuccess(execution);
		const rows = parse(await fileOf(n8n, execution, FILE), { columns: true, bom: true }) as Array<
			Record<string, string>
		>;
		const right = assetTypes.filter((type) =>
			rows.some((row) => row.id === type.id && row.name === type.name && row.category === type.category),
		);
		return [
			{ what: 'Asset types in the weekly CSV', counted: rows.length, expected: assetTypes.length },
			{ what: '  with their ID, name and category', counted: right.length, expected: assetTypes.length },
		];
	});
}
