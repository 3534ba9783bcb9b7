import type { WorkflowExecuteMode } from 'n8n-workflow';
import type { Clock } from '../../../core/clock';
import type { Api } from '../../../core/http/api';
import { Session, type SessionOptions } from '../../../core/http/session';
import { usmAnywhereAccess } from '../../../credentials/access/usm-anywhere';
import type { UsmAnywhereSimulator } from '../../../simulators/usm-anywhere/index.cts';
import { credentialFor } from '../../credentials/usm-anywhere.cts';
import type { CredentialStore } from '../../harness/credential-store.cts';
import { hastyClock } from '../../harness/fake-clock.cts';
import { executeContext } from '../../harness/request.cts';

/** An API to try the transport on. */
export const usmAnywhere: Api = {
	product: 'USM Anywhere',
	credentialType: 'usmAnywhereApi',
	limits: { readsPerSecond: 100, writesPerSecond: 50 },
	access: usmAnywhereAccess,
	words: (body) => {
		const { error, error_description: description } = (body ?? {}) as Record<string, unknown>;
		return [error, description].filter((words) => typeof words === 'string').join(': ') || undefined;
	},
};

/** How a session is opened. */
export interface TransportOptions extends SessionOptions {
	/** Default: a clock on which waits are over at once. */
	clock?: Clock;
	cancel?: AbortSignal;
	/** Default `trigger`, a production run. */
	mode?: WorkflowExecuteMode;
	credentials?: CredentialStore;
	/** What is different about the API. */
	vendor?: Partial<Api>;
}

/** Opens our transport on n8n's real helpers, with a clock that does not really wait. */
export async function transportTo(simulator: UsmAnywhereSimulator, options: TransportOptions = {}): Promise<Session> {
	const { clock = hastyClock(), cancel, mode, credentials = credentialFor(simulator), vendor, ...rest } = options;
	return await Session.open(executeContext(credentials, cancel, mode), { ...usmAnywhere, ...vendor }, rest, clock);
}
