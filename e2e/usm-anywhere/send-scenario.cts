/** Sends events to USM Anywhere through its webhook. */
import type { UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';
import { runOperation } from '../operation-run.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import type { Credential } from '../workflows.cts';

/** More than one request takes. */
const EVENTS = 10_050;

export async function runSendScenario(
	setup: Setup,
	simulator: UsmAnywhereSimulator,
	credential: Credential,
): Promise<Line[]> {
	return await setup.stage.steps.step('Events sent through the webhook', async () => {
		const before = simulator.pushed.length;
		const event = `={{ Array.from({ length: ${EVENTS} }, (_, number) => ({ number, text: 'sent by n8n' })) }}`;
		const parameters = { resource: 'event', operation: 'send', event };
		const [answer] = await runOperation(setup, { node: 'usmAnywhere', credentials: [credential], parameters });
		return [
			{ what: 'Events that were sent', counted: Number(answer.events), expected: EVENTS },
			{ what: '  that arrived', counted: simulator.pushed.length - before, expected: EVENTS },
		];
	});
}
