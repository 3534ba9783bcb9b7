import { pause } from '../../../../core/clock';
import { CancelledError } from '../../../../core/errors/cancelled-error';
import { SecOpsError } from '../../../../core/errors/secops-error';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import { exchange, type AssetQuery } from '../../dialect';
import { assetQuery, dialectFor } from '../../selection';

/** How often v1 is asked for a count that it makes in the background; the vendor's client asks as often. */
const ASK_EVERY_MS = 1_000;
/** Longer than a count takes on a large tenant, shorter than anybody waits. */
const PATIENCE_MS = 600_000;

/** How many assets there are, without reading them. */
export const count: Operation = {
	doing: 'count assets',
	async run(call) {
		const query = assetQuery(call, []);
		return [{ json: { asset_type: query.type, count: await counted(call, query) } }];
	},
};

async function counted(call: Call, query: AssetQuery): Promise<number> {
	const { session } = call;
	const latest = session.clock.monotonic() + PATIENCE_MS;
	for (;;) {
		const found = await exchange(session, dialectFor(call).count(query));
		if (found !== undefined) return found;
		if (session.clock.monotonic() > latest) throw stillCounting();
		await pause(session.clock, ASK_EVERY_MS, session.cancelled);
		if (session.cancelled?.aborted) throw new CancelledError();
	}
}

function stillCounting(): SecOpsError {
	return new SecOpsError(`Axonius was still counting after ${PATIENCE_MS / 60_000} minutes`, {
		description: 'Try again later, or narrow the query.',
		failure: { cause: 'temporarily-unavailable' },
	});
}
