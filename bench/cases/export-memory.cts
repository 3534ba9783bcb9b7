/** Exports more and more records in a process with a small heap: memory must not follow. */
import { fork } from 'node:child_process';
import { runNode } from '../../test/harness/index.cts';
import { SUBJECTS } from '../subjects.cts';
import { NO_LIMIT, startVendor, type Vendor } from '../vendor-process.cts';

/** What one export took. */
interface Export {
	count: number;
	bytes: number;
	seconds: number;
	peakMb: number;
}

const HEAP_MB = 256;

/** Prints a table; throws when an export does not hold every record. */
export async function exportMemory(name: string, sizes: number[], pageSize: number): Promise<void> {
	const subject = SUBJECTS[name];
	console.log(`\n## ${subject.product}: export to NDJSON, all fields, heap of ${HEAP_MB} MB\n`);
	console.log('| records | file, MB | seconds | peak memory, MB |');
	console.log('| --- | --- | --- | --- |');
	for (const records of sizes) {
		const options = subject.options({ records, latencyMs: 0, perSecond: NO_LIMIT });
		const vendor = await startVendor(subject, options);
		try {
			const { count, bytes, seconds, peakMb } = await exportInProcess(name, vendor, pageSize);
			if (count !== records) throw new Error(`${count} records where ${records} are due`);
			console.log(`| ${count} | ${(bytes / 1e6).toFixed(0)} | ${seconds.toFixed(0)} | ${peakMb.toFixed(0)} |`);
		} finally {
			await vendor.stop();
		}
	}
}

async function exportInProcess(name: string, { fields }: Vendor, pageSize: number): Promise<Export> {
	const execArgv = [`--max-old-space-size=${HEAP_MB}`, '--require', require.resolve('tsx/cjs')];
	const child = fork(__filename, [name, JSON.stringify(fields), String(pageSize)], { execArgv });
	return await new Promise((resolve, reject) => {
		child.once('message', (result) => resolve(result as Export));
		child.once('exit', (code) => reject(new Error(`the export ended with code ${code}`)));
	});
}

async function exportHere(name: string, fields: Vendor['fields'], pageSize: number): Promise<void> {
	const { node, parameters, credentials } = SUBJECTS[name];
	const given = { ...parameters, operation: 'export', format: 'ndjson', simplify: false, options: { pageSize } };
	const { json, error } = await runNode(node, { parameters: given, credentials: credentials({ fields } as Vendor) });
	if (error) throw error;
	const { count, bytes, seconds } = json[0] as unknown as Export;
	process.send!({ count, bytes, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }, () => process.exit());
}

if (require.main === module) {
	const [name, fields, pageSize] = process.argv.slice(2);
	void exportHere(name, JSON.parse(fields) as Vendor['fields'], Number(pageSize));
}
