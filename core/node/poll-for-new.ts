import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { systemClock, type Clock } from '../clock';
import type { Api } from '../http/api';
import type { Session } from '../http/session';
import { listenTo, refuseOnce, type OnDoubt } from '../pages/doubt';
import type { Row } from '../pages/page-style';
import { poll, type PollTime, type Watch } from '../poll/poll';
import { fingerprint } from '../token/identity';
import { eventsSince, watchedIn, type EventSource } from './event-source';
import type { PollOptions } from './poll-options';
import { runPoll, type PollSource } from './run-poll';
import { onlyTooOldCame } from './too-old';

/** IDs kept in the node's static data: usually less than 1 MB, and never more than 2 MB. */
const MAX_SEEN = 20_000;
/**
 * IDs dated in the future that are kept besides: a source whose clock is five hours ahead, with two records a second. The
 * whole memory is never more than 6 MB.
 */
const MAX_AHEAD = 40_000;
/** Pages of the look-back up to which each poll reads all of it: slices of it would need about as many. */
const WHOLE_UP_TO_PAGES = 10;
const USUAL_PAGE_SIZE = 100;
const DEFAULT_MAX_ITEMS = 1_000;
const MINUTE_MS = 60_000;
/** Per request, seconds, where the poll leaves that much time. */
const LONGEST_REQUEST_S = 60;
const NO_SAMPLE = {
	message: 'none of the latest records matches the filters, so there is no sample to show',
	description: 'Remove a filter to see one, or run the node again later. An active workflow is not affected by this.',
};

const TOO_OLD =
	'Their times are before the look-back. Perhaps the service writes its local time: set Time Zone in Options, if the trigger has it. Otherwise raise Look Back (Minutes).';

/** What is watched, read from the parameters. */
export interface WatchedEvents {
	events: EventSource;
	options: PollOptions;
}

/**
 * The `poll` of a trigger on events with a time: new ones as items, `null` when there are none.
 * A manual run gives a few samples and remembers nothing.
 */
export async function pollForNew(
	ctx: IPollFunctions,
	api: Api,
	read: () => WatchedEvents,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][] | null> {
	const open = (): PollSource<Row> => {
		const watched = read();
		return {
			...watchedIn(watched.events),
			longestRequestS: LONGEST_REQUEST_S,
			noSample: NO_SAMPLE,
			poll: async (session, time) => await pollOnce(ctx, watched, session, { clock, time }),
		};
	};
	return await runPoll(ctx, api, { name: 'new records', open }, clock);
}

async function pollOnce(
	ctx: IPollFunctions,
	watched: WatchedEvents,
	session: Session,
	{ clock, time }: { clock: Clock; time: PollTime },
): Promise<Row[]> {
	const memory = ctx.getWorkflowStaticData('node');
	const read = { from: Infinity, newest: -Infinity };
	const watch = watchOf(ctx, watched, session, read);
	listenTo(session, doubtsOf(ctx, watch.watching, session));
	const found = await poll(watch, memory, clock, time);
	// A start in the future is the user's own choice.
	const isPast = read.from <= clock.now();
	if (isPast && onlyTooOldCame(memory, { watching: watch.watching, time: read.newest }, read.from)) {
		const what = `"${ctx.getNode().name}" did not output the latest ${watched.events.name}`;
		ctx.logger.warn(`${session.api.product}: ${what}. ${TOO_OLD}`);
	}
	return found;
}

/** A list that may be incomplete is read again at the next poll; if it is the same then, the log says so. */
function doubtsOf(ctx: IPollFunctions, watching: string, { api }: Session): OnDoubt {
	const { id, name } = ctx.getNode();
	return refuseOnce(`${id} ${watching}`, (reason) =>
		ctx.logger.warn(
			`${api.product}: what "${name}" reads may be incomplete: ${reason}. It was the same at the poll before, so the node goes on with what came. ` +
				'Compare the number of records with the product, and report it.',
		),
	);
}

/** @param read gets from when on the poll read, and the time of the newest record that it has read */
function watchOf(
	ctx: IPollFunctions,
	{ events, options }: WatchedEvents,
	session: Session,
	read: { from: number; newest: number },
): Watch<Row> {
	const { lookBackMinutes = 0, delayMinutes = 0, maxItems = DEFAULT_MAX_ITEMS, startFrom } = options;
	const { hasEnd, isUnordered, pageSize = USUAL_PAGE_SIZE, complete } = events;
	const subject = `${session.api.product}: `;
	const node = `"${ctx.getNode().name}"`;
	return {
		watching: fingerprint([...events.identity, session.access.base.href]),
		lookBackMs: Math.round(lookBackMinutes * MINUTE_MS),
		delayMs: Math.round(delayMinutes * MINUTE_MS),
		maxItems,
		maxSeen: MAX_SEEN,
		maxAhead: MAX_AHEAD,
		startFrom,
		// Where the service cannot be asked for a slice, each poll reads the whole look-back.
		thinAbove: (hasEnd ?? !isUnordered) ? WHOLE_UP_TO_PAGES * pageSize : undefined,
		isUnordered,
		since: (from, until, query = {}) =>
			eventsSince(events, session, { from, until, query }, (newest) => {
				read.from = Math.min(read.from, from);
				read.newest = Math.max(read.newest, newest);
			}),
		complete: complete && (async (rows) => await complete(session, rows)),
		onLookBackLost: (lostMs) =>
			ctx.logger.warn(
				`${subject}the look-back of ${node} has more ${events.name} than can be read or remembered (${MAX_SEEN}). ` +
					`It is ${Math.ceil(lostMs / MINUTE_MS)} minutes shorter for the time being. Narrow the filters, or lower Look Back (Minutes).`,
			),
		onAheadForgotten: (count) =>
			ctx.logger.warn(
				`${subject}more than ${MAX_AHEAD} ${events.name} of ${node} are dated in the future, which is more than it can remember. ` +
					`${count} of them may be output again when their time comes. Correct the clock of their source.`,
			),
		onFreshStart: () =>
			ctx.logger.warn(
				`${subject}${node} starts from the beginning, because it watches something else now or its memory was damaged.`,
			),
	};
}
