import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { systemClock, type Clock } from '../clock';
import { SecOpsError } from '../errors/secops-error';
import { Session } from '../http/session';
import type { Vendor } from '../http/vendor';
import type { Row } from '../pages/page-style';
import { pollChanges, type ChangeWatch, type Keeper, type Look } from '../poll/changes';
import { fingerprint } from '../token/identity';
import { toNodeError } from './to-node-error';

/** What a trigger watches that compares what is there now with what was there before, said by the vendor. */
export interface WatchedChanges<Item, Kept> extends Keeper<Kept> {
	/** For messages, e.g. `failing connections`. */
	name: string;
	/** Everything that changes what is watched; the credential is added here. */
	identity: string[];
	/** Looks once; throws when it cannot see everything. `before` is `undefined` at the first look. */
	look(session: Session, before: Kept | undefined): Promise<Look<Item, Kept>>;
	/** What is there now, to build a workflow with. */
	samples(session: Session, count: number): Promise<Item[]>;
	/** An item as it leaves the trigger, with its `dedupeKey`. */
	emitted(item: Item, session: Session): Row;
}

/** Shown when a user fetches test events. */
const SAMPLES = 5;
/** Where n8n does not say how long a poll may take. Its own default. */
const DEFAULT_BUDGET_MS = 300_000;
/** Share of the budget for reading; the rest is for what n8n does with it. */
const READING_SHARE = 0.8;
/** Per request, seconds, where the poll leaves that much time. */
const LONGEST_REQUEST_S = 120;

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
	const startedAt = clock.monotonic();
	const budget = ctx.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	let name = 'changes';
	try {
		const source = watched();
		name = source.name;
		const deadline = startedAt + budget * READING_SHARE;
		const timeout = Math.min(LONGEST_REQUEST_S, (budget * READING_SHARE) / 1000);
		const session = await Session.open(ctx, vendor, { deadline, timeout }, clock);
		const items =
			ctx.getMode() === 'manual'
				? await someOf(source, session)
				: await pollChanges(
						watchOf(ctx, source, session),
						ctx.getWorkflowStaticData('node'),
						clock,
						startedAt + budget,
					);
		return items.length > 0 ? [items.map((item) => ({ json: source.emitted(item, session) }))] : null;
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: vendor.name, doing: `look for ${name}` });
	}
}

async function someOf<Item>(source: WatchedChanges<Item, unknown>, session: Session): Promise<Item[]> {
	const items = await source.samples(session, SAMPLES);
	if (items.length > 0) return items;
	throw new SecOpsError('there is nothing now that could be shown as a sample', {
		description: 'Run the node again later, or choose something else to watch. An active workflow is not affected.',
	});
}

function watchOf<Item, Kept>(
	ctx: IPollFunctions,
	source: WatchedChanges<Item, Kept>,
	session: Session,
): ChangeWatch<Item, Kept> {
	return {
		// Another credential may see another part of the same tenant, which must not look like a change.
		watching: fingerprint([...source.identity, session.access.owner]),
		look: async (before) => await source.look(session, before),
		store: (kept) => source.store(kept),
		restore: (stored) => source.restore(stored),
		onFreshStart: () =>
			ctx.logger.warn(
				`${session.vendor.name}: "${ctx.getNode().name}" starts afresh, since it watches something else now, ` +
					'uses another credential, or its memory was damaged. What changed in between is not handed on.',
			),
	};
}
