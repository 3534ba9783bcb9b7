/** Exports more and more records in a process with a small heap: memory must not follow. */
import { fork } from 'node:child_process';
import { runNode } from '../../test/harness/index.cts';
import { UsmAnywhere } from '../../nodes/UsmAnywhere/UsmAnywhere.node.ts';
import { credentialOf } from '../contenders.cts';
import { NO_LIMIT, startVendor, type Vendor } from '../vendor-process.cts';

/** What one export took. */
interface Export {
	count: number;
	bytes: number;
	seconds: number;
	peakMb: number;
}

const HEAP_MB = 256;
const PAGE_SIZE = 500;

/** Prints a table; throws when an export does not hold every record. */
export async function exportMemory(sizes: number[]): Promise<void> {
	console.log(`\n## Export to NDJSON, all fields, heap of ${HEAP_MB} MB\n`);
	console.log('| records | file, MB | seconds | peak memory, MB |');
	console.log('| --- | --- | --- | --- |');
	for (const records of sizes) {
		const vendor = await startVendor({ alarms: records, getsPerSecond: NO_LIMIT, resultWindow: 10_000 });
		try {
			const { count, bytes, seconds, peakMb } = await exportInProcess(vendor);
			if (count !== records) throw new Error(`${count} records where ${records} are due`);
			console.log(`| ${count} | ${(bytes / 1e6).toFixed(0)} | ${seconds.toFixed(0)} | ${peakMb.toFixed(0)} |`);
		} finally {
			await vendor.stop();
		}
	}
}

async function exportInProcess({ url, clientId, clientSecret }: Vendor): Promise<Export> {
	const execArgv = [`--max-old-space-size=${HEAP_MB}`, '--require', require.resolve('tsx/cjs')];
	const child = fork(__filename, [JSON.stringify({ url, clientId, clientSecret })], { execArgv });
	return await new Promise((resolve, reject) => {
		child.once('message', (result) => resolve(result as Export));
		child.once('exit', (code) => reject(new Error(`the export ended with code ${code}`)));
	});
}

async function exportHere(vendor: Vendor): Promise<void> {
	const parameters = {
		resource: 'alarm',
		operation: 'export',
		format: 'ndjson',
		simplify: false,
		filters: { suppressed: 'both' },
		options: { pageSize: PAGE_SIZE },
	};
	const { json, error } = await runNode(new UsmAnywhere(), { parameters, credentials: credentialOf(vendor) });
	if (error) throw error;
	const { count, bytes, seconds } = json[0] as unknown as Export;
	process.send!({ count, bytes, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }, () => process.exit());
}

if (require.main === module) void exportHere(JSON.parse(process.argv[2]) as Vendor);
