/** Exports more and more records in a process with a small heap: memory must not follow. */
import { runNode } from '../../test/harness/run-node.cts';
import { doJob, HEAP_MB, inOwnProcess, peakMb, subjectOf, type Source } from '../own-process.cts';
import { printGoal, printTable, printTitle } from '../results.cts';
import type { Case } from '../subject.cts';
import { NO_LIMIT, startVendor, type VendorProcess } from '../vendor-process.cts';

/** What one export took. */
interface Export {
	count: number;
	bytes: number;
	seconds: number;
	peakMb: number;
}

interface Job {
	source: Source;
	fields: VendorProcess['fields'];
	pageSize: number;
}

interface Sizes {
	records: number[];
	/** With `--large`. */
	large: number[];
	pageSize: number;
}

/** Prints a table; throws when an export does not hold every record. */
export function exportMemory(source: Source, { records, large, pageSize }: Sizes): Case {
	return async (asked) => await exportAll(source, asked.large ? large : records, pageSize);
}

async function exportAll(source: Source, sizes: number[], pageSize: number): Promise<void> {
	const subject = subjectOf(source);
	const exports: Export[] = [];
	for (const records of sizes) {
		const vendor = await startVendor(subject, subject.options({ records, latencyMs: 0, perSecond: NO_LIMIT }));
		try {
			const job = { source, fields: vendor.fields, pageSize };
			const done = await inOwnProcess<Job, Export>(__filename, job);
			if (done.count !== records) throw new Error(`${done.count} records of ${records}`);
			exports.push(done);
		} finally {
			await vendor.stop();
		}
	}
	printTitle(`${subject.product}: ${source.name} to NDJSON, all fields, heap of ${HEAP_MB} MB`);
	printTable(
		['records', 'file, MB', 'seconds', 'peak memory, MB'],
		exports.map(({ count, bytes, seconds, peakMb: peak }) => [
			count,
			(bytes / 1e6).toFixed(0),
			seconds.toFixed(0),
			peak.toFixed(0),
		]),
	);
	const [small, big] = [exports[0], exports[exports.length - 1]];
	const what = `Memory of ${big.count} records, in that of ${small.count}`;
	printGoal({ what, atMost: 1.25 }, big.peakMb / small.peakMb);
}

async function exportHere({ source, fields, pageSize }: Job): Promise<Export> {
	const { node, parameters, credentials } = subjectOf(source);
	const given = { ...parameters, operation: 'export', format: 'ndjson', output: 'raw', options: { pageSize } };
	const { json, error } = await runNode(node, {
		parameters: given,
		credentials: credentials({ fields } as VendorProcess),
	});
	if (error) throw error;
	const { count, bytes, seconds } = json[0] as unknown as Export;
	return { count, bytes, seconds, peakMb: peakMb() };
}

if (require.main === module) void doJob(exportHere);
