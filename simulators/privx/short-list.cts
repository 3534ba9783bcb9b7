import type { Answer } from '../kernel/answer.cts';

/** A list without paging: `{count, items}`, or a plain array when configured [CODE: both exist]. */
export function shortList(items: unknown[], { bareLists }: { bareLists: boolean }): Answer {
	return { status: 200, body: bareLists ? items : { count: items.length, items } };
}
