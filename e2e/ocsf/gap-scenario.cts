/** Runs *coverage gap* once, manually: devices with one thing in common are known to both, however it is spelled. */
import type { ArmisSimulator } from '../../simulators/armis/index.cts';
import type { AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { fileOf, itemsOf, requireSuccess, runManually } from '../executions.cts';
import type { Line } from '../report.cts';
import type { Scenario } from './scenario.cts';

export const GAP = 'ocsf-coverage-gap-armis-axonius.json';

const DATA = 'specific_data.data.';

/** An Excel file is a ZIP file. */
const ZIP = 'PK';

export async function runGapScenario(scenario: Scenario): Promise<Line[]> {
	const { stage, n8n, workflow, products } = scenario;
	return await stage.steps.step('Coverage gap, run once', async () => {
		const devices = discover(scenario);
		const execution = await runManually(stage, n8n, workflow(GAP).id, 'Try it now');
		requireSuccess(execution);
		const [{ json: numbers }] = itemsOf(execution, 'Numbers');
		const gaps = itemsOf(execution, 'Columns of the report').map(({ json }) => json);
		const listed = (missingIn: string, names: string[]) =>
			names.filter((name) => gaps.some((gap) => gap.missing_in === missingIn && String(gap.name).includes(name)))
				.length;
		const file = await fileOf(n8n, execution, 'Report file');
		return [
			{
				what: 'Devices that Armis sees',
				counted: Number(numbers.devices_in_armis),
				expected: products.armis.devices.length,
			},
			{
				what: 'Devices that Axonius knows',
				counted: Number(numbers.devices_in_axonius),
				expected: products.axonius.devices.length,
			},
			{
				what: 'Devices that only Armis sees, in the report',
				counted: listed('Axonius', devices.armisOnly),
				expected: devices.armisOnly.length,
			},
			{
				what: 'Devices that only Axonius knows, in the report',
				counted: listed('Armis', devices.axoniusOnly),
				expected: devices.axoniusOnly.length,
			},
			{
				what: '  known to both, in the report nevertheless',
				counted: listed('Axonius', devices.both) + listed('Armis', devices.both),
				expected: 0,
			},
			{
				what: 'Rows that are not counted',
				counted: gaps.length - Number(numbers.only_in_armis) - Number(numbers.only_in_axonius),
				expected: 0,
			},
			{ what: 'Excel files', counted: file.startsWith(ZIP) ? 1 : 0, expected: 1 },
		];
	});
}

/** Three devices that both know, each by another thing and in another spelling, and one that only one product knows. */
function discover({ products: { armis, axonius } }: Scenario) {
	const names = ['gap-by-mac', 'gap-by-serial', 'gap-by-host-name'];
	see(armis, names[0], { macAddress: '00:1a:2b:3c:4d:01' });
	see(armis, names[1], { serialNumber: 'SERIAL-77' });
	see(armis, names[2], { names: `${names[2]}, ${names[2]}.acme.example` });
	see(armis, 'gap-only-armis', { macAddress: '00:1a:2b:3c:4d:04' });
	know(axonius, 'gap-by-mac-other-name', { 'network_interfaces.mac': ['00:1A:2B:3C:4D:01'] });
	know(axonius, 'gap-by-serial-other-name', { device_serial: 'SERIAL-77' });
	know(axonius, 'gap-by-host-name', {});
	know(axonius, 'gap-only-axonius', {});
	return { both: names, armisOnly: ['gap-only-armis'], axoniusOnly: ['gap-only-axonius'] };
}

/** A device whose other addresses no device of Axonius has. */
function see(
	{ addDevice }: ArmisSimulator,
	name: string,
	values: NonNullable<Parameters<ArmisSimulator['addDevice']>[0]>,
): void {
	const common = {
		name,
		names: name,
		displayTitle: name,
		serialNumber: `A-${name}`,
		ipAddress: '10.200.0.1',
		ipv6: [],
	};
	addDevice({ ...common, ...values });
}

/** A device whose other addresses no device of Armis has. */
function know(axonius: AxoniusSimulator, name: string, values: Record<string, unknown>): void {
	const now = new Date().toUTCString();
	const names = {
		hostname: [`${name}.corp.example.com`],
		hostname_preferred: `${name}.corp.example.com`,
		name: [name],
	};
	const common = {
		...names,
		'network_interfaces.ips': ['10.201.0.1'],
		'network_interfaces.ips_preferred': '10.201.0.1',
		last_seen: now,
	};
	const entries = Object.entries({ ...common, ...values }).map(([field, value]) => [`${DATA}${field}`, value]);
	axonius.addAsset('devices', Object.fromEntries(entries) as Record<string, unknown>);
}
