/** Reads alerts with their devices and activities in the same item. */
import type { ArmisSimulator } from '../../simulators/armis/index.cts';
import { runOperation } from '../operation-run.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import type { Credential } from '../workflows.cts';

const ALERTS = 100;
/** Alerts, devices, activities: each in one request, so far as the product's limits go. */
const FEW = 10;

export async function runIncludeScenario(
	setup: Setup,
	simulator: ArmisSimulator,
	credential: Credential,
): Promise<Line[]> {
	return await setup.stage.steps.step('Alerts with devices and activities', async () => {
		const before = simulator.calls.length;
		const items = await runOperation(setup, {
			...{ node: 'armis', credentials: [credential] },
			parameters: { resource: 'alert', operation: 'getAll', limit: ALERTS, include: ['devices', 'activities'] },
		});
		const requests = simulator.calls.length - before;
		const all = (field: string) => items.filter((item) => Array.isArray(item[field])).length;
		const devices = items.flatMap((item) => item.devices as Array<{ id: unknown }>);
		const named = items.flatMap((item) => simulator.alert(Number(item.alertId)).deviceIds);
		return [
			{
				what: 'Alerts with their devices and activities',
				counted: Math.min(all('devices'), all('activities')),
				expected: ALERTS,
			},
			{ what: '  devices in them', counted: devices.length, expected: named.length },
			{ what: '  more than a few requests', counted: requests > FEW ? requests : 0, expected: 0 },
		];
	});
}
