/** Runs *OCSF files for a data lake* once, manually: each file has the events of one class, and says so in its name. */
import { fileOf, itemsOf, requireSuccess, runManually, type Execution } from '../executions.cts';
import type { Line } from '../report.cts';
import type { Scenario } from './scenario.cts';

export const LAKE = 'ocsf-nightly-files-for-a-data-lake.json';

/** What n8n's S3 step makes the key of the object from. */
const NAME = /^ext_ocsf-(\d{4})-[a-z-]+_region=[a-z0-9-]+_accountId=\d{12}_eventDay=\d{8}_[a-z-]+\.ndjson$/;

/** Steps whose files have all records of a list. */
const WHOLE_LISTS = ['Axonius devices', 'PrivX hosts', 'Axonius users', 'PrivX users'] as const;

export async function runLakeScenario(scenario: Scenario): Promise<Line[]> {
	const { stage, n8n, workflow, products } = scenario;
	return await stage.steps.step('OCSF files for a data lake, run once', async () => {
		const execution = await runManually(stage, n8n, workflow(LAKE).id, 'Try it now');
		requireSuccess(execution);
		const exports = workflow(LAKE).nodes.filter(({ parameters }) => parameters.operation === 'export');
		const files = await Promise.all(exports.map(async ({ name }) => await readFile(scenario, execution, name)));
		const wrong = files.flatMap(({ fileName, events }) =>
			events.filter(({ class_uid }) => String(class_uid) !== NAME.exec(fileName)?.[1]),
		);
		const { axonius, privx } = products;
		const totals = [axonius.devices.length, privx.hosts.length, axonius.users.length, privx.users.length];
		const whole = WHOLE_LISTS.map((name, index) => ({
			what: `Events of ${name}`,
			counted: files.find((file) => file.step === name)?.events.length ?? 0,
			expected: totals[index],
		}));
		return [
			{
				what: 'Files with the name of an object in the lake',
				counted: files.filter(({ fileName }) => NAME.test(fileName)).length,
				expected: exports.length,
			},
			{ what: '  events in a file of another class', counted: wrong.length, expected: 0 },
			{
				what: '  files without events',
				counted: files.filter(({ events }) => events.length === 0).length,
				expected: 0,
			},
			{
				what: '  records without an event',
				counted: files.reduce((sum, { notMapped }) => sum + notMapped, 0),
				expected: 0,
			},
			...whole,
		];
	});
}

interface Exported {
	step: string;
	fileName: string;
	notMapped: number;
	events: Array<{ class_uid: number }>;
}

async function readFile({ n8n }: Scenario, execution: Execution, step: string): Promise<Exported> {
	const [{ json }] = itemsOf(execution, step);
	const lines = (await fileOf(n8n, execution, step)).split('\n').filter((line) => line !== '');
	const events = lines.map((line) => JSON.parse(line) as { class_uid: number });
	return { step, fileName: String(json.fileName), notMapped: Number(json.notMapped), events };
}
