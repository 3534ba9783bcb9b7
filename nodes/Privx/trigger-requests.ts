import type { Row } from '../../core/pages/page-style';
import { vendorTime } from '../../core/time/vendor-time';
import { listIn } from './record-values';

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

/**
 * When the last approver decided. `updated` changes again when the role is revoked. A request that needed no approval
 * was decided when it was created.
 */
export function decidedAt({ steps, created, updated, target_role_revoked }: Row): number | undefined {
	const times = listIn(steps).flatMap(({ approvers }) =>
		listIn(approvers).flatMap(({ decision_time }) => vendorTime(decision_time) ?? []),
	);
	return times.length > 0 ? Math.max(...times) : vendorTime(target_role_revoked === true ? created : updated);
}
