import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { systemClock, type Clock } from '../clock';
import { SecOpsError } from '../errors/secops-error';
import { Session } from '../http/session';
import type { Vendor } from '../http/vendor';
import type { Row } from '../pages/page-style';
import { poll, type Watch } from '../poll/poll';
import type { Seen } from '../poll/advance';
import { fingerprint } from '../token/identity';
import { collectionOf } from './call';
import { asInstant, asNumber } from './parameter-values';
import { toNodeError } from './to-node-error';

/** What a trigger watches, said by the vendor. */
export interface Watched {
	/** For messages, e.g. `new alarms`. */
	name: string;
	/** Everything that changes what is watched; the credential is added here. */
	identity: string[];
	/** Records since a time, that time included, oldest first, in pages. */
	since(session: Session, from: number): AsyncIterable<Array<Seen<Row>>>;
	/** The newest records, to build a workflow with. */
	samples(session: Session, count: number): Promise<Row[]>;
	/** A record as it leaves the trigger, with its `dedupeKey`. */
	emitted(row: Row, session: Session): Row;
}

/** Shown when a user fetches test events. */
const SAMPLES = 5;
/** Ids kept in the node's static data, about 1 MB. */
const MAX_SEEN = 20_000;
/** Where n8n does not say how long a poll may take. Its own default. */
const DEFAULT_BUDGET_MS = 300_000;
/** Share of the budget for reading; the rest is for what n8n does with it. */
const READING_SHARE = 0.8;
const DEFAULT_LOOK_BACK_MINUTES = 60;
const DEFAULT_MAX_ITEMS = 1_000;
/** Per request, seconds, where the poll leaves that much time. */
const LONGEST_REQUEST_S = 60;

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
	const startedAt = clock.monotonic();
	const budget = ctx.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	const time = { stopReadingAt: startedAt + budget * READING_SHARE, abandonedAt: startedAt + budget };
	let name = 'new records';
	try {
		const source = watched();
		name = source.name;
		const timeout = Math.min(LONGEST_REQUEST_S, (budget * READING_SHARE) / 1000);
		const session = await Session.open(ctx, vendor, { deadline: time.stopReadingAt, timeout }, clock);
		const rows =
			ctx.getMode() === 'manual'
				? await someOf(source, session)
				: await poll(watchOf(ctx, source, session), ctx.getWorkflowStaticData('node'), clock, time);
		return rows.length > 0 ? [rows.map((row) => ({ json: source.emitted(row, session) }))] : null;
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: vendor.name, doing: `look for ${name}` });
	}
}

async function someOf(source: Watched, session: Session): Promise<Row[]> {
	const rows = await source.samples(session, SAMPLES);
	if (rows.length > 0) return rows;
	throw new SecOpsError('none of the latest records matches the filters, so there is no sample to show', {
		description: 'Remove a filter to see one, or run the node again later. An active workflow is not affected by this.',
	});
}

function watchOf(ctx: IPollFunctions, source: Watched, session: Session): Watch<Row> {
	const options = collectionOf(ctx.getNodeParameter('options', {}), 'Options');
	const { delayMinutes, lookBackMinutes, maxItems } = options;
	const minutes = asNumber(lookBackMinutes ?? DEFAULT_LOOK_BACK_MINUTES, 'Look Back (Minutes)', { least: 0 });
	const delay = asNumber(delayMinutes ?? 0, 'Delay (Minutes)', { least: 0 });
	return {
		watching: fingerprint([...source.identity, session.access.base.origin]),
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
