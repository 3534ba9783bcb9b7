/** How much memory the items of *Get Many* need, beside the same records as plain objects, and with a few fields only. */
import { ours } from '../contenders.cts';
import { doJob, inOwnProcess, subjectOf, type Source } from '../own-process.cts';
import { printGoal, printTable, printTitle } from '../results.cts';
import type { Case } from '../subject.cts';
import type { INodeParameters } from 'n8n-workflow';
import { runNode } from '../../test/harness/run-node.cts';
import { NO_LIMIT, startVendor, type VendorProcess } from '../vendor-process.cts';

type Kind = 'plain' | 'items' | 'selected';

interface Job {
	source: Source;
	fields: VendorProcess['fields'];
	pageSize: number;
	kind: Kind;
	/** Parameters with which only a few fields come. */
	selected: INodeParameters;
}

interface Held {
	count: number;
	/** Of the heap, when all else is gone. */
	bytes: number;
}

interface List {
	records: number;
	pageSize: number;
	selected: INodeParameters;
}

/** Room for all records, twice. */
const HEAP_MB = 4_096;

/** Prints a table; throws when a record is missing. */
export function itemsMemory(source: Source, { records, pageSize, selected }: List): Case {
	return async () => {
		const subject = subjectOf(source);
		const vendor = await startVendor(subject, subject.options({ records, latencyMs: 0, perSecond: NO_LIMIT }));
		try {
			const held = async (kind: Kind) => {
				const job = { source, fields: vendor.fields, pageSize, kind, selected };
				const { count, bytes } = await inOwnProcess<Job, Held>(__filename, job, HEAP_MB);
				if (count !== records) throw new Error(`${count} records of ${records}`);
				return bytes / count;
			};
			const [plain, items, few] = [await held('plain'), await held('items'), await held('selected')];
			printTitle(`${subject.product}: memory of ${records} ${source.name}`);
			printTable(
				['what is held', 'bytes of heap for each record', 'times plain objects'],
				[
					['plain objects, as JSON.parse makes them', plain.toFixed(0), 1],
					['items of Get Many, all fields', items.toFixed(0), (items / plain).toFixed(2)],
					['items of Get Many, four fields', few.toFixed(0), (few / plain).toFixed(2)],
				],
			);
			printGoal({ what: 'Items, against plain objects', atMost: 1.1 }, items / plain);
		} finally {
			await vendor.stop();
		}
	};
}

async function hold({ source, fields, pageSize, kind, selected }: Job): Promise<Held> {
	const subject = subjectOf(source);
	const vendor = { fields } as VendorProcess;
	// Code and caches are there before the first measurement.
	await ours(subject)({ vendor, records: 0, pageSize });
	const before = heapNow();
	const records = await read();
	return { count: records.length, bytes: heapNow() - before };

	async function read(): Promise<unknown[]> {
		const parameters = { operation: 'getAll', ...subject.parameters, returnAll: true, output: 'raw' };
		const given = { ...parameters, options: { pageSize }, ...(kind === 'selected' ? selected : {}) };
		const { items, error } = await runNode(subject.node, {
			parameters: given,
			credentials: subject.credentials(vendor),
		});
		if (error) throw error;
		// What any client has: the objects, and an array of them.
		return kind === 'plain' ? items.map(({ json }) => JSON.parse(JSON.stringify(json)) as unknown) : items;
	}
}

function heapNow(): number {
	global.gc!();
	global.gc!();
	return process.memoryUsage().heapUsed;
}

if (require.main === module) void doJob(hold);
