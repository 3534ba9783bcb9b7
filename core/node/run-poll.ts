import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { Clock } from '../clock';
import { SecOpsError } from '../errors/secops-error';
import type { Api } from '../http/api';
import { Session } from '../http/session';
import type { Row } from '../pages/page-style';
import type { PollTime } from '../poll/poll';
import { toNodeError } from './to-node-error';
import { withUnsavedMemory } from './unsaved-memory';

/** What a trigger watches: what to call it, and how an item looks. */
export interface Watched<Item> {
	/** For messages, e.g. `new alarms`. */
	name: string;
	/** What is there now, to build a workflow with. */
	samples(session: Session, count: number): Promise<Item[]>;
	/** An item as the trigger outputs it, with its `dedupeKey`. */
	emitted(item: Item, session: Session): Row;
}

/** The same, with a way to find out what is new. */
export interface PollSource<Item> extends Watched<Item> {
	/** What is to be output. */
	poll(session: Session, time: PollTime): Promise<Item[]>;
	/** Per request, seconds, where the poll leaves that much time. */
	longestRequestS: number;
	/** Said when a manual run finds nothing, and what to do then. */
	noSample: { message: string; description: string };
}

/** A way to watch something. */
export interface Watching<Item> {
	/** For messages until the source has given its own. */
	name: string;
	/** Reads the parameters: within the poll, so that the error for a wrong one looks like any other error. */
	open(): PollSource<Item>;
}

/** How n8n activates a workflow that was active before: at its start, after a change, when another process takes over. */
const GOES_ON = ['init', 'update', 'leadershipChange'];
/** Shown when a user fetches test events. */
const SAMPLES = 5;
/** Where n8n does not say how long a poll may take. Its own default. */
const DEFAULT_BUDGET_MS = 300_000;
/** Share of the budget for reading; the rest is for what n8n does with it. */
const READING_SHARE = 0.8;

/**
 * One run of a trigger: items, or `null` when there are none. A manual run gives a few samples and polls nothing.
 * @throws NodeApiError or NodeOperationError, with product and event
 */
export async function runPoll<Item>(
	ctx: IPollFunctions,
	api: Api,
	watching: Watching<Item>,
	clock: Clock,
): Promise<INodeExecutionData[][] | null> {
	const startedAt = clock.monotonic();
	const budget = ctx.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	const time = { stopReadingAt: startedAt + budget * READING_SHARE, abandonedAt: startedAt + budget };
	let { name } = watching;
	try {
		const source = watching.open();
		name = source.name;
		const timeout = Math.min(source.longestRequestS, (budget * READING_SHARE) / 1000);
		const session = await Session.open(ctx, api, { deadline: time.stopReadingAt, timeout }, clock);
		const isTest = ctx.getMode() === 'manual';
		const memory = ctx.getWorkflowStaticData('node');
		const items = isTest
			? await someOf(source, session)
			: await withUnsavedMemory(ctx, memory, async () => {
					warnWithoutMemory(ctx, api);
					return await source.poll(session, time);
				});
		return items.length > 0 ? [items.map((item) => ({ json: source.emitted(item, session) }))] : null;
	} catch (error) {
		throw await toNodeError(ctx, error, { product: api.product, doing: `look for ${name}` });
	}
}

/** n8n keeps the memory under the node's name, so that a node that is renamed begins like a new one. */
function warnWithoutMemory(ctx: IPollFunctions, { product }: Api): void {
	if (ctx.getWorkflowStaticData('node').poll !== undefined || !GOES_ON.includes(ctx.getActivationMode())) return;
	ctx.logger.warn(
		`${product}: "${ctx.getNode().name}" has no memory of earlier polls and starts from the beginning, as a node does that was ` +
			'added or renamed. What appeared since the last poll under another name is not output, or with Start From everything is output again.',
	);
}

async function someOf<Item>({ samples, noSample }: PollSource<Item>, session: Session): Promise<Item[]> {
	const items = await samples(session, SAMPLES);
	if (items.length > 0) return items;
	throw new SecOpsError(noSample.message, { description: noSample.description });
}
