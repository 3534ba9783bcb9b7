import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { systemClock, type Clock } from '../clock';
import type { Api } from '../http/api';
import type { Session } from '../http/session';
import { pollChanges, type ChangeWatch, type Comparison, type StateSerializer } from '../poll/changes';
import type { PollTime } from '../poll/poll';
import { fingerprint } from '../token/identity';
import { runPoll, type PollSource } from './run-poll';

/** What a trigger watches that compares what is there now with what was there before. */
export interface WatchedChanges<Item, Kept> extends StateSerializer<Kept>, PollSource<Item> {
	/** Everything that changes what is watched; the address of the API is added to it. */
	identity: string[];
	/** Compares once; throws when it cannot see everything. `before` is `undefined` at the first poll. */
	compare(session: Session, before: Kept | undefined): Promise<Comparison<Item, Kept>>;
}

/** Per request, seconds, where the poll leaves that much time. */
const LONGEST_REQUEST_S = 120;
const NO_SAMPLE = {
	message: 'there is nothing to show as a sample at the moment',
	description:
		'Run the node again later, or choose something else to watch. An active workflow is not affected by this.',
};

/**
 * The `poll` of a trigger on changes: what has changed as items, `null` when nothing has.
 * A manual run gives a few samples and remembers nothing.
 */
export async function pollForChanges<Item, Kept>(
	ctx: IPollFunctions,
	api: Api,
	read: () => WatchedChanges<Item, Kept>,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][] | null> {
	const watching = {
		name: 'changes',
		source: read,
		longestRequestS: LONGEST_REQUEST_S,
		noSample: NO_SAMPLE,
		poll: async (source: WatchedChanges<Item, Kept>, session: Session, { abandonedAt }: PollTime) =>
			await pollChanges(watchOf(ctx, source, session), ctx.getWorkflowStaticData('node'), clock, abandonedAt),
	};
	return await runPoll(ctx, api, watching, clock);
}

function watchOf<Item, Kept>(
	ctx: IPollFunctions,
	source: WatchedChanges<Item, Kept>,
	session: Session,
): ChangeWatch<Item, Kept> {
	return {
		// Without the key: after a key was renewed the watch goes on, and nothing in between is lost.
		watching: fingerprint([...source.identity, session.access.base.href]),
		compare: async (before) => await source.compare(session, before),
		serialize: (kept) => source.serialize(kept),
		deserialize: (stored) => source.deserialize(stored),
		onFreshStart: () =>
			ctx.logger.warn(
				`${session.api.product}: "${ctx.getNode().name}" starts from the beginning, because it watches something else now ` +
					'or its memory was damaged. Changes between the last poll and now are not output.',
			),
	};
}
