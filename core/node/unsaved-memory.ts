import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { BoundedMap } from '../bounded-map';
import { jsonIn } from '../json';

/** Triggers whose memory is kept here; usually each for one poll. Most take some KB, the largest 4 MB. */
const MOST_TRIGGERS = 20;
/** How n8n's durable scheduler describes its polls, and n8n the poll after a saved change. */
const SCHEDULED = 'update';

const unsaved = new BoundedMap<{ poll?: IDataObject }>(MOST_TRIGGERS);

/**
 * Polls with the memory that this process has kept, where n8n has none. With its durable scheduler, n8n does not save what
 * the poll at the activation of a workflow has remembered, if that poll returned nothing: what came between activation and
 * the first scheduled poll would count as known. As soon as n8n has a memory, only that counts.
 * @param memory the node's static data
 */
export async function withUnsavedMemory<Item>(
	ctx: IPollFunctions,
	memory: IDataObject,
	poll: () => Promise<Item[]>,
): Promise<Item[]> {
	const key = `${String(ctx.getWorkflow().id)} ${ctx.getNode().id}`;
	const before = unsaved.get(key)?.poll;
	const isKnown = memory.poll !== undefined;
	if (isKnown && before) unsaved.set(key, {});
	if (isKnown) return await poll();
	if (before && ctx.getActivationMode() === SCHEDULED) memory.poll = copyOf(before);
	const items = await poll();
	// If n8n does not start an execution with the items, they come again.
	if (items.length === 0 && memory.poll !== undefined) unsaved.set(key, { poll: copyOf(memory.poll as IDataObject) });
	return items;
}

/** n8n may change what it was given. */
function copyOf(poll: IDataObject): IDataObject {
	return jsonIn(JSON.stringify(poll)) as IDataObject;
}
