/** What all scenarios of PrivX share. */
import type { PrivxSimulator } from '../../simulators/privx/index.cts';
import type { N8n } from '../n8n-api.cts';
import type { Stage } from '../stage.cts';

export interface Scenario {
	stage: Stage;
	n8n: N8n;
	simulator: PrivxSimulator;
	workflowId: string;
}

/** The trigger polls once a minute; the rest is for a slow machine. */
export const PATIENCE_MS = 150_000;

export const ASK_EVERY_MS = 1_000;
