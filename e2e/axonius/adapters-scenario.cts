/** Runs *failing adapters every morning* once, manually, and reads its message. */
import type { AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { itemsOf, requireSuccess, runManually } from '../executions.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import type { Workflow } from '../workflows.cts';

const START = 'Try it now';
const SEND = 'Send the message';

/** Adapters that fail beside those that the simulator has failing anyway. */
const BROKEN = 2;

export interface AdaptersScenario extends Setup {
	simulator: AxoniusSimulator;
	adapters: Workflow;
}

export async function runAdaptersScenario(scenario: AdaptersScenario): Promise<Line[]> {
	const { stage, n8n, simulator, adapters } = scenario;
	return await stage.steps.step('Failing adapters, run once', async () => {
		for (const { connections } of simulator.adapters.slice(0, BROKEN)) {
			simulator.setConnectionStatus(connections[0].id, 'error', 'Invalid credentials');
		}
		const failing = simulator.adapters.filter(({ status }) => status === 'error');
		const reasons = failing.flatMap(({ connections }) => connections).filter(({ status }) => status === 'error');
		const execution = await runManually(stage, n8n, adapters.id, START);
		requireSuccess(execution);
		const messages = itemsOf(execution, SEND).map(({ json }) => String(json.text));
		const told = messages.join('\n');
		return [
			{ what: 'Messages about failing adapters', counted: messages.length, expected: 1 },
			{ what: '  adapters in it', counted: count(told, failing, 'plugin_name'), expected: failing.length },
			{ what: '  failing connections in it', counted: count(told, reasons, 'id'), expected: reasons.length },
			{ what: '  lines in it', counted: told.split('\n').length, expected: failing.length + reasons.length },
		];
	});
}

function count<Name extends string>(text: string, things: Array<Record<Name, string>>, name: Name): number {
	return things.filter((thing) => text.includes(thing[name])).length;
}
