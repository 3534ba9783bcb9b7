/** Several executions of one credential at the same time: together they must stay under the vendor's limit. */
import { ours } from '../contenders.cts';
import { printTable, printTitle } from '../results.cts';
import type { Case, Subject } from '../subject.cts';
import { startVendor } from '../vendor-process.cts';

const LIMIT = 100;
const RECORDS = 3_506;
const PAGE_SIZE = 20;

/** Prints a table; throws when the limit was passed. */
export function sharedLimit(subject: Subject, executions: number): Case {
	return async () => await readAtOnce(subject, executions);
}

async function readAtOnce(subject: Subject, executions: number): Promise<void> {
	const options = subject.options({ records: RECORDS, latencyMs: 30, perSecond: LIMIT });
	const vendor = await startVendor(subject, options);
	try {
		const task = { vendor, records: RECORDS, pageSize: PAGE_SIZE };
		const read = ours(subject);
		const start = performance.now();
		const results = await Promise.all(Array.from({ length: executions }, async () => await read(task)));
		const seconds = (performance.now() - start) / 1000;
		const { requests, refused, logins, peakPerSecond } = await vendor.counters();
		printTitle(
			`${subject.product}: ${executions} executions of one credential at once, ${LIMIT} reads a second allowed`,
		);
		const each = [...new Set(results.map((ids) => new Set(ids).size))].join(', ');
		const pace = (requests / seconds).toFixed(1);
		printTable(
			['records each', 'requests', 'seconds', 'requests a second', 'peak reads in any second', 'refused', 'logins'],
			[[each, requests, seconds.toFixed(1), pace, peakPerSecond, refused, logins]],
		);
		if (peakPerSecond > LIMIT || refused > 0) throw new Error('the limit was passed');
	} finally {
		await vendor.stop();
	}
}
