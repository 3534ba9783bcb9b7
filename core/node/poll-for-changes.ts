import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { systemClock, type Clock } from '../clock';
import type { Api } from '../http/api';
import type { Session } from '../http/session';
import { pollChanges, type ChangeWatch, type Comparison, type StateSerializer } from '../poll/changes';
import type { PollRun } from '../poll/look';
import { fingerprint } from '../token/identity';
import { runPoll, type PollSource, type Watched } from './run-poll';

/** What a trigger watches that compares what is there now with what was there before. */
export interface WatchedChanges<Item, Kept> extends StateSerializer<Kept>, Watched<Item> {
	/** Everything that changes what is watched; the address of the API is added to it. */
	identity: string[];
	/**
	 * Compares once; throws when it cannot see everything.
	 * @param before `undefined` until the list was seen once
	 * @param look that the previous poll did not finish
	 */
	compare(session: Session, before: Kept | undefined, look: unknown, run: PollRun): Promise<Comparison<Item, Kept>>;
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
	const open = (): PollSource<Item> => {
		const watched = read();
		return {
			...watched,
			longestRequestS: LONGEST_REQUEST_S,
			noSample: NO_SAMPLE,
			poll: async (session, time) =>
				await pollChanges(
					watchOf(ctx, watched, session, { clock, time }),
					ctx.getWorkflowStaticData('node'),
					clock,
					time.abandonedAt,
				),
		};
	};
	return await runPoll(ctx, api, { name: 'changes', open }, clock);
}

function watchOf<Item, Kept>(
	ctx: IPollFunctions,
	watched: WatchedChanges<Item, Kept>,
	session: Session,
	run: PollRun,
): ChangeWatch<Item, Kept> {
	return {
		...watched,
		// Without the key: after a key was renewed the watch goes on, and nothing in between is lost.
		watching: fingerprint([...watched.identity, session.access.base.href]),
		compare: async (before, look) => await watched.compare(session, before, look, run),
		onFreshStart: () =>
			ctx.logger.warn(
				`${session.api.product}: "${ctx.getNode().name}" starts from the beginning, because it watches something else now ` +
					'or its memory was damaged. Changes between the last poll and now are not output.',
			),
	};
}
