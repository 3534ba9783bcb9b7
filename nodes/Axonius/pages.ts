import type { Session } from '../../core/http/session';
import type { Row } from '../../core/pages/page-style';
import { walk } from '../../core/pages/walk';
import { windowFor } from '../../core/pages/window-for';
import type { AssetPages, ListPages } from './dialect/dialect';

/** How a list is read. */
interface Reading {
	parallelRequests?: number;
	/** Records that the reader expects to need. */
	wanted?: number;
	/** Called when the list became shorter while it was read. */
	onShrink?(): void;
}

/** The pages of a list of assets, one after the other: each names the next. */
export function walkAssets(session: Session, { style, ask }: AssetPages, wanted?: number): AsyncIterable<Row[]> {
	return walk(async (step) => await ask(session, step), style, { window: 1, wanted });
}

/** The first page of a list of assets. */
export async function firstAssets(session: Session, { style, ask }: AssetPages): Promise<Row[]> {
	return style.rows(await ask(session, style.first));
}

/** The pages of one of the smaller lists. */
export function walkList(session: Session, { request, style }: ListPages, reading: Reading): AsyncIterable<Row[]> {
	const { parallelRequests: window = windowFor(session.api.limits), ...limits } = reading;
	return walk(async (step) => (await session.send(request(step))).body, style, { window, ...limits });
}
