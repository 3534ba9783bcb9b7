import { SecOpsError } from '../../../../core/errors/secops-error';
import type { Session } from '../../../../core/http/session';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { askUntil } from '../../ask-until';
import { dialectOf, exchange } from '../../dialect';
import type { AssetQuery } from '../../dialect/dialect';
import { snapshotOptions } from '../../options';
import { assetQuery, selection } from '../../selection';

/** How often v1 is asked for a count that it makes in the background. The vendor's client asks as often. */
const ASK_EVERY_MS = 1_000;
/** Longer than a count takes on a large tenant, shorter than a person waits. */
const PATIENCE_MS = 600_000;

/** With API v1, asks until Axonius has the count. */
export const count: Operation = {
	name: 'Count',
	value: 'count',
	description: 'Count matching assets without reading them',
	action: 'Count assets',
	effect: 'read',
	parameters: [...selection, optionsOf(snapshotOptions)],
	async run(call) {
		const query = await assetQuery(call);
		return [{ json: { asset_type: query.type, count: await counted(call.session, query) } }];
	},
};

async function counted(session: Session, query: AssetQuery): Promise<number> {
	return await askUntil(session, {
		ask: async () => await exchange(session, dialectOf(session).count(query)),
		everyMs: { first: ASK_EVERY_MS, most: ASK_EVERY_MS },
		patienceMs: PATIENCE_MS,
		late: stillCounting,
	});
}

function stillCounting(): SecOpsError {
	return new SecOpsError(`Axonius was still counting after ${PATIENCE_MS / 60_000} minutes`, {
		description: 'Try again later, or narrow the query.',
		failure: { cause: 'temporarily-unavailable' },
	});
}
