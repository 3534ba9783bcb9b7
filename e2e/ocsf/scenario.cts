/** What all scenarios of several products share. */
import type { ArmisSimulator } from '../../simulators/armis/index.cts';
import type { AxoniusSimulator } from '../../simulators/axonius/index.cts';
import type { PrivxSimulator } from '../../simulators/privx/index.cts';
import type { TwelvePortSimulator } from '../../simulators/twelve-port/index.cts';
import type { UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';
import type { Setup } from '../part.cts';
import { until } from '../until.cts';
import type { TicketSystems } from './ticket-systems.cts';

export interface Products {
	armis: ArmisSimulator;
	axonius: AxoniusSimulator;
	privx: PrivxSimulator;
	twelvePort: TwelvePortSimulator;
	usm: UsmAnywhereSimulator;
}

export interface Scenario extends Setup {
	products: Products;
	systems: TicketSystems;
}

/** Triggers poll once a minute; the rest is for a slow machine. */
export const PATIENCE_MS = 180_000;
export const ASK_EVERY_MS = 1_000;

/** When there is no request for this long, the first polls have ended. */
const QUIET_MS = 3_000;

/** Publishes workflows and waits for the first polls of their triggers: what exists by then is old to them. */
export async function publish(
	{ stage, n8n }: Scenario,
	ids: string[],
	watched: Array<{ requests: unknown[] }>,
): Promise<void> {
	const counts = () => watched.map(({ requests }) => requests.length);
	const before = counts();
	for (const id of ids) await n8n.api('POST', `/workflows/${id}/activate`);
	let seen = before;
	const patience = { what: 'The first polls', withinMs: PATIENCE_MS, everyMs: QUIET_MS, signal: stage.signal };
	await until(patience, async () => {
		const now = counts();
		const isOver = now.every((count, index) => count > before[index] && count === seen[index]);
		seen = now;
		return isOver ? true : undefined;
	});
}

/** How often a value comes more than once. */
export function surplus(values: string[]): number {
	return values.length - new Set(values).size;
}
