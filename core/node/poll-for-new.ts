import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { systemClock, type Clock } from '../clock';
import type { Session } from '../http/session';
import type { Vendor } from '../http/vendor';
import type { Row } from '../pages/page-style';
import type { Seen } from '../poll/advance';
import { poll, type PollTime, type Watch } from '../poll/poll';
import { fingerprint } from '../token/identity';
import { collectionOf } from './call';
import { asInstant, asNumber } from './parameter-values';
import { runPoll, type PollSource } from './run-poll';

/** What a trigger watches, said by the vendor. */
export interface Watched extends PollSource<Row> {
	/** Everything that changes what is watched; the address of the API is added here. */
	identity: string[];
	/** Records since a time, that time included, oldest first, in pages. */
	since(session: Session, from: number): AsyncIterable<Array<Seen<Row>>>;
}

/** Ids kept in the node's static data, about 1 MB. */
const MAX_SEEN = 20_000;
const DEFAULT_LOOK_BACK_MINUTES = 60;
const DEFAULT_MAX_ITEMS = 1_000;
/** Per request, seconds, where the poll leaves that much time. */
const LONGEST_REQUEST_S = 60;
const NO_SAMPLE = {
	message: 'none of the latest records matches the filters, so there is no sample to show',
	description: 'Remove a filter to see one, or run the node again later. An active workflow is not affected by this.',
};

/**
 * The `poll` of every trigger: new records as items, `null` when there is nothing new.
 * Run by hand it gives a few samples and remembers nothing.
 */
export async function pollForNew(
	ctx: IPollFunctions,
	vendor: Vendor,
	watched: () => Watched,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][] | null> {
	const watching = {
		name: 'new records',
		source: watched,
		longestRequestS: LONGEST_REQUEST_S,
		noSample: NO_SAMPLE,
		poll: async (source: Watched, session: Session, time: PollTime) =>
			await poll(watchOf(ctx, source, session), ctx.getWorkflowStaticData('node'), clock, time),
	};
	return await runPoll(ctx, vendor, watching, clock);
}

function watchOf(ctx: IPollFunctions, source: Watched, session: Session): Watch<Row> {
	const options = collectionOf(ctx.getNodeParameter('options', {}), 'Options');
	const { delayMinutes, lookBackMinutes, maxItems } = options;
	const minutes = asNumber(lookBackMinutes ?? DEFAULT_LOOK_BACK_MINUTES, 'Look Back (Minutes)', { least: 0 });
	const delay = asNumber(delayMinutes ?? 0, 'Delay (Minutes)', { least: 0 });
	return {
		watching: fingerprint([...source.identity, session.access.base.href]),
		lookBackMs: Math.round(minutes * 60_000),
		delayMs: Math.round(delay * 60_000),
		maxItems: asNumber(maxItems ?? DEFAULT_MAX_ITEMS, 'Max Items per Poll', { least: 1, whole: true }),
		maxSeen: MAX_SEEN,
		startFrom: options.startFrom ? asInstant(options.startFrom, 'Start From', ctx.getTimezone()) : undefined,
		since: (from) => source.since(session, from),
		onLookBackLost: (lostMs) =>
			ctx.logger.warn(
				`${session.vendor.name}: the look-back of "${ctx.getNode().name}" holds more ${source.name} than can be read or remembered (${MAX_SEEN}). ` +
					`It is ${Math.ceil(lostMs / 60_000)} minutes shorter for now. Narrow the filters, or lower Look Back (Minutes).`,
			),
		onFreshStart: () =>
			ctx.logger.warn(
				`${session.vendor.name}: "${ctx.getNode().name}" starts afresh, since it watches something else now or its memory was damaged.`,
			),
	};
}
