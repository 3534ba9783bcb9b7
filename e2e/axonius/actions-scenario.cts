/** Looks devices up by their addresses, runs an enforcement set on some, waits for what comes of it, and writes a note on them. */
import type { AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { addressesOfNobody, runLookUp } from '../look-up-run.cts';
import { runOperation } from '../operation-run.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import type { Credential } from '../workflows.cts';

/** Of a thousand addresses, a tenth of which nobody has. */
const KNOWN = 900;
const UNKNOWN = 100;

const IPS = 'specific_data.data.network_interfaces.ips';
const CHOSEN = 3;
const NOTE = 'INC0012345: isolated';

export async function runActionsScenario(
	setup: Setup,
	simulator: AxoniusSimulator,
	credential: Credential,
): Promise<Line[]> {
	return await setup.stage.steps.step('A thousand addresses looked up; an enforcement set, and a note', async () => {
		const run = async (parameters: Record<string, unknown>) =>
			await runOperation(setup, { node: 'axonius', credentials: [credential], parameters });
		const lookedUp = await runLookUp(setup, {
			...{ node: 'axonius', credentials: [credential], simulator, what: 'Addresses' },
			parameters: { resource: 'asset', lookUpBy: 'ipAddress' },
			known: simulator.devices.slice(0, KNOWN).map((device) => [device[IPS]].flat()[0] as string),
			unknown: addressesOfNobody(UNKNOWN),
		});
		const assetIds = simulator.devices.slice(0, CHOSEN).map(({ internal_axon_id: id }) => id);
		const enforcementId = { __rl: true, mode: 'id', value: simulator.enforcements[0].uuid };
		const before = simulator.enforcementRuns.length;
		const [started] = await run({ resource: 'asset', operation: 'runEnforcement', enforcementId, assetIds });
		const runs = await run({
			...{ resource: 'enforcement', operation: 'getRuns', enforcementId, waitUntilDone: true },
			filters: { requestedAfter: started.requested_at },
		});
		await run({ resource: 'asset', operation: 'addNote', assetIds, note: NOTE });
		const noted = simulator.notes.filter(({ id, note }) => note === NOTE && assetIds.includes(id));
		return [
			...lookedUp,
			{ what: 'Runs of an enforcement set', counted: simulator.enforcementRuns.length - before, expected: 1 },
			{ what: '  assets submitted', counted: Number(started.submitted), expected: CHOSEN },
			{ what: '  runs found again, when they were done', counted: runs.length, expected: 1 },
			{ what: 'Notes on assets', counted: noted.length, expected: CHOSEN },
		];
	});
}
