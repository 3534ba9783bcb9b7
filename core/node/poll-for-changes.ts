import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { systemClock, type Clock } from '../clock';
import type { Session } from '../http/session';
import type { Vendor } from '../http/vendor';
import { pollChanges, type ChangeWatch, type Keeper, type Look } from '../poll/changes';
import type { PollTime } from '../poll/poll';
import { fingerprint } from '../token/identity';
import { runPoll, type PollSource } from './run-poll';

/** What a trigger watches that compares what is there now with what was there before, said by the vendor. */
export interface WatchedChanges<Item, Kept> extends Keeper<Kept>, PollSource<Item> {
	/** Everything that changes what is watched; the address of the API is added here. */
	identity: string[];
	/** Looks once; throws when it cannot see everything. `before` is `undefined` at the first look. */
	look(session: Session, before: Kept | undefined): Promise<Look<Item, Kept>>;
}

/** Per request, seconds, where the poll leaves that much time. */
const LONGEST_REQUEST_S = 120;
const NO_SAMPLE = {
	message: 'there is nothing now that could be shown as a sample',
	description: 'Run the node again later, or choose something else to watch. An active workflow is not affected.',
};

/**
 * The `poll` of a trigger on changes: what has changed as items, `null` when nothing has.
 * Run by hand it gives a few samples and remembers nothing.
 */
export async function pollForChanges<Item, Kept>(
	ctx: IPollFunctions,
	vendor: Vendor,
	watched: () => WatchedChanges<Item, Kept>,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][] | null> {
	const watching = {
		name: 'changes',
		source: watched,
		longestRequestS: LONGEST_REQUEST_S,
		noSample: NO_SAMPLE,
		poll: async (source: WatchedChanges<Item, Kept>, session: Session, { abandonedAt }: PollTime) =>
			await pollChanges(watchOf(ctx, source, session), ctx.getWorkflowStaticData('node'), clock, abandonedAt),
	};
	return await runPoll(ctx, vendor, watching, clock);
}

function watchOf<Item, Kept>(
	ctx: IPollFunctions,
	source: WatchedChanges<Item, Kept>,
	session: Session,
): ChangeWatch<Item, Kept> {
	return {
		// Without the key: one that was renewed goes on where the last one was, and nothing in between is lost.
		watching: fingerprint([...source.identity, session.access.base.href]),
		look: async (before) => await source.look(session, before),
		store: (kept) => source.store(kept),
		restore: (stored) => source.restore(stored),
		onFreshStart: () =>
			ctx.logger.warn(
				`${session.vendor.name}: "${ctx.getNode().name}" starts afresh, since it watches something else now ` +
					'or its memory was damaged. What changed in between is not handed on.',
			),
	};
}
