import { everyId } from './every-id';
import { offset } from './offset';
import type { Row, Step } from './page-style';
import type { PagedList } from './walk-list';

/** Which records to skip, and how many to send. */
export interface Cut {
	start: number;
	count: number;
}

/** A list that can be asked for by position. */
export interface PositionedList {
	ask(cut: Cut): Promise<unknown>;
	/** New records on a page. One more is asked for on each but the first. */
	size: number;
	rows(body: unknown): Row[];
	total(body: unknown): unknown;
	idOf(row: Row): string | undefined;
}

/** A page without the record that the page before it ends with. */
interface SeamedPage {
	body: unknown;
	rows: Row[];
	/** The ID of that record; `undefined` where nothing came, or it has none. */
	seam?: string;
}

const PARAMETERS = { offset: 'start', limit: 'count' };
const MOVED = 'records moved from page to page while several pages were read at the same time';

/**
 * Reads a list by position, several pages at the same time, although it may change meanwhile. Each page begins with the
 * record that the page before it ends with. Where it does, whatever is between these records is on this page; where it does
 * not, records have moved between two requests, which leaves a doubt. What is read twice is counted exactly, for the same
 * reason: an order that is not always the same shows there.
 *
 * The page behind record 99 of a list in pages of 100: `{ start: 99, count: 101 }`.
 */
export function bySeams(list: PositionedList): PagedList {
	const style = offset({
		parameters: PARAMETERS,
		location: 'body',
		size: list.size,
		rows: (page) => (page as SeamedPage).rows,
		total: (page) => list.total((page as SeamedPage).body),
	});
	/** Where the latest page ends, and with which record. */
	let end: { at: number; id?: string } = { at: 0 };
	let doubt: string | undefined;
	return {
		async ask(step): Promise<SeamedPage> {
			const start = startOf(step);
			const body = await list.ask(
				start === 0 ? { start, count: list.size } : { start: start - 1, count: list.size + 1 },
			);
			const rows = list.rows(body);
			if (start === 0) return { body, rows };
			const [first, ...fresh] = rows;
			return { body, rows: fresh, seam: first && list.idOf(first) };
		},
		idOf: list.idOf,
		isNew: everyId(),
		style: {
			...style,
			following(page, step, largest) {
				const { rows, seam } = page as SeamedPage;
				const start = startOf(step);
				// A page behind the end is looked at twice.
				const isNext = start === end.at && start > 0;
				if (isNext && (seam === undefined || seam !== end.id)) doubt = MOVED;
				const last = rows.at(-1);
				if (last) end = { at: start + rows.length, id: list.idOf(last) };
				return { ...style.following(page, step, largest), doubt };
			},
		},
	};
}

function startOf({ body }: Step): number {
	return Number(body?.start);
}
