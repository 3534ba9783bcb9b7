/** Exports more and more records in a process with a small heap: memory must not follow. */
import { fork } from 'node:child_process';
import { runNode } from '../../test/harness/run-node.cts';
import type { Bench, Case, Subject } from '../subject.cts';
import { NO_LIMIT, startVendor, type VendorProcess } from '../vendor-process.cts';

/** What one export took. */
interface Export {
	count: number;
	bytes: number;
	seconds: number;
	peakMb: number;
}

const HEAP_MB = 256;

/** A subject by the module that exports it, so that a process of its own can load it. */
interface Source {
	module: string;
	name: string;
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

function subjectOf({ module, name }: Source): Subject {
	return (require(module) as Bench).subjects[name];
}

async function exportAll(source: Source, sizes: number[], pageSize: number): Promise<void> {
	const subject = subjectOf(source);
	console.log(`\n## ${subject.product}: export to NDJSON, all fields, heap of ${HEAP_MB} MB\n`);
	console.log('| records | file, MB | seconds | peak memory, MB |');
	console.log('| --- | --- | --- | --- |');
	for (const records of sizes) {
		const options = subject.options({ records, latencyMs: 0, perSecond: NO_LIMIT });
		const vendor = await startVendor(subject, options);
		try {
			const { count, bytes, seconds, peakMb } = await exportInProcess(source, vendor, pageSize);
			if (count !== records) throw new Error(`${count} records of ${records}`);
			console.log(`| ${count} | ${(bytes / 1e6).toFixed(0)} | ${seconds.toFixed(0)} | ${peakMb.toFixed(0)} |`);
		} finally {
			await vendor.stop();
		}
	}
}

async function exportInProcess(source: Source, { fields }: VendorProcess, pageSize: number): Promise<Export> {
	const execArgv = [`--max-old-space-size=${HEAP_MB}`, '--require', require.resolve('tsx/cjs')];
	const child = fork(__filename, [JSON.stringify(source), JSON.stringify(fields), String(pageSize)], { execArgv });
	return await new Promise((resolve, reject) => {
		child.once('message', (result) => resolve(result as Export));
		child.once('exit', (code) => reject(new Error(`the export ended with code ${code}`)));
	});
}

async function exportHere(source: Source, fields: VendorProcess['fields'], pageSize: number): Promise<void> {
	const { node, parameters, credentials } = subjectOf(source);
	const given = { ...parameters, operation: 'export', format: 'ndjson', output: 'raw', options: { pageSize } };
	const { json, error } = await runNode(node, {
		parameters: given,
		credentials: credentials({ fields } as VendorProcess),
	});
	if (error) throw error;
	const { count, bytes, seconds } = json[0] as unknown as Export;
	process.send!({ count, bytes, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }, () => process.exit());
}

if (require.main === module) {
	const [source, fields, pageSize] = process.argv.slice(2);
	void exportHere(JSON.parse(source) as Source, JSON.parse(fields) as VendorProcess['fields'], Number(pageSize));
}
