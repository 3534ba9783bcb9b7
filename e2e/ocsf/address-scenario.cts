/** Runs *who is behind this address* once, manually: one address that three products know, one that nobody has, and none. */
import { itemsOf, requireSuccess, runManually } from '../executions.cts';
import type { Line } from '../report.cts';
import { setParameters } from '../workflow-changes.cts';
import type { Scenario } from './scenario.cts';

export const ADDRESS = 'ocsf-who-is-behind-this-address.json';

const KNOWN = '10.1.2.3';
/** RFC 5737: nobody has it. */
const NOBODYS = '192.0.2.1';
const NO_ADDRESS = '10.1.2';
const NAME = 'known-to-three';

export async function runAddressScenario(scenario: Scenario): Promise<Line[]> {
	const { stage, n8n, workflow, products } = scenario;
	const { armis, axonius, privx } = products;
	return await stage.steps.step('Who is behind this address, run once', async () => {
		armis.addDevice({ name: NAME, names: NAME, displayTitle: NAME, ipAddress: KNOWN });
		axonius.addAsset('devices', {
			'specific_data.data.hostname_preferred': NAME,
			'specific_data.data.network_interfaces.ips': [KNOWN],
		});
		privx.addHost({ common_name: NAME, addresses: [KNOWN] });
		const assignments = [{ id: 'addresses', name: 'addresses', type: 'string' }].map((one) => ({
			...one,
			value: [KNOWN, NOBODYS, NO_ADDRESS].join(', '),
		}));
		await setParameters(n8n, workflow(ADDRESS), 'Addresses', { assignments: { assignments } });
		const counts = () => [axonius, armis, privx].map(({ requests }) => requests.length);
		const before = counts();
		const execution = await runManually(stage, n8n, workflow(ADDRESS).id, 'Try it now');
		requireSuccess(execution);
		const asked = counts().map((count, index) => count - before[index]);
		const answers = itemsOf(execution, 'Who it is').map(({ json }) => json);
		const [known, nobodys, none] = answers;
		const having = (value: unknown, ...answered: unknown[]) => answered.filter((one) => one === value).length;
		return [
			{ what: 'Addresses looked up in three products, each with an answer', counted: answers.length, expected: 3 },
			{
				what: '  products that know an address',
				counted: having('1', known?.in_axonius, known?.in_armis, known?.in_privx),
				expected: 3,
			},
			{
				what: '  and say that nobody has another',
				counted: having('0', nobodys?.in_axonius, nobodys?.in_armis, nobodys?.in_privx),
				expected: 3,
			},
			{
				what: '  and that a text is no address',
				counted: [none?.in_axonius, none?.in_armis, none?.in_privx].filter((one) => /is not an/.test(String(one)))
					.length,
				expected: 3,
			},
			// A login may be one of them.
			{ what: '  in more than two requests', counted: asked.filter((count) => count > 2).length, expected: 0 },
		];
	});
}
