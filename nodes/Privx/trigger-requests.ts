import type { Row } from '../../core/pages/page-style';
import { vendorTime } from '../../core/time/vendor-time';
import { decisionTime } from './last-decision';

/**
 * Pages of access requests, the last changed first, up to the page after which nothing newer can follow. It is not
 * documented that the server keeps to this order: if the records show that it does not, all pages are read.
 * @param from ms since the epoch
 */
export async function* changedSince(pages: AsyncIterable<Row[]>, from: number): AsyncGenerator<Row[]> {
	let latest = Infinity;
	let isInOrder = true;
	for await (const rows of pages) {
		for (const { updated } of rows) {
			const time = vendorTime(updated);
			isInOrder &&= time !== undefined && time <= latest;
			latest = time ?? latest;
		}
		yield rows;
		if (isInOrder && latest < from) return;
	}
}

/** When a request was decided, ms since the epoch. */
export function decidedAt(request: Row): number | undefined {
	return vendorTime(decisionTime(request));
}
