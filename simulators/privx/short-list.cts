import type { Answer } from '../kernel/answer.cts';

/** A list without paging: `{count, items}`, or a bare array where the simulator is told so [CODE: both exist]. */
export function shortList(items: unknown[], { bareLists }: { bareLists: boolean }): Answer {
	return { status: 200, body: bareLists ? items : { count: items.length, items } };
}
