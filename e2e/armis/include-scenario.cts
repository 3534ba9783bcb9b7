/** Looks devices up by their addresses, and reads alerts with their devices and activities in the same item. */
import type { ArmisSimulator } from '../../simulators/armis/index.cts';
import { addressesOfNobody, runLookUp } from '../look-up-run.cts';
import { runOperation } from '../operation-run.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import type { Credential } from '../workflows.cts';

/** Of a thousand addresses, a tenth of which nobody has. */
const KNOWN = 900;
const UNKNOWN = 100;

const ALERTS = 100;
/** Alerts, devices, activities: each in one request, so far as the product's limits go. */
const FEW = 10;

export async function runIncludeScenario(
	setup: Setup,
	simulator: ArmisSimulator,
	{ v1, v3 }: { v1: Credential; v3: Credential },
): Promise<Line[]> {
	return await setup.stage.steps.step(
		'A thousand addresses looked up; alerts with devices and activities',
		async () => {
			const lookedUp = await runLookUp(setup, {
				...{ node: 'armis', credentials: [v1, v3], simulator, what: 'Addresses' },
				parameters: { resource: 'device', api: 'v3', lookUpBy: 'ipAddress' },
				known: simulator.devices
					.map(({ ipAddress }) => ipAddress)
					.filter(Boolean)
					.slice(0, KNOWN),
				unknown: addressesOfNobody(UNKNOWN),
			});
			const before = simulator.calls.length;
			const items = await runOperation(setup, {
				...{ node: 'armis', credentials: [v1] },
				parameters: { resource: 'alert', operation: 'getAll', limit: ALERTS, include: ['devices', 'activities'] },
			});
			const requests = simulator.calls.length - before;
			const all = (field: string) => items.filter((item) => Array.isArray(item[field])).length;
			const devices = items.flatMap((item) => item.devices as Array<{ id: unknown }>);
			const named = items.flatMap((item) => simulator.alert(Number(item.alertId)).deviceIds);
			return [
				...lookedUp,
				{
					what: 'Alerts with their devices and activities',
					counted: Math.min(all('devices'), all('activities')),
					expected: ALERTS,
				},
				{ what: '  devices in them', counted: devices.length, expected: named.length },
				{ what: '  more than a few requests', counted: requests > FEW ? requests : 0, expected: 0 },
			];
		},
	);
}
