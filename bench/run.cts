/**
 * `npm run bench`: this package beside n8n's own pagination and a bare loop, in one run, against a simulator in a
 * process of its own. Quote the ratios; absolute figures are those of the machine.
 *
 *   --rounds N     counted rounds, default 5 (one more warms up)
 *   --case NAME    only this case, or those of one vendor: `--case armis`
 *   --large        export up to a million records
 */
import { parseArgs } from 'node:util';
import { exportMemory } from './cases/export-memory.cts';
import { sharedLimit } from './cases/shared-limit.cts';
import { sideBySide, type ListCase } from './cases/side-by-side.cts';
import { tokenInTheMiddle } from './cases/token-in-the-middle.cts';
import { SUBJECTS } from './subjects.cts';
import { NO_LIMIT } from './vendor-process.cts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '5' },
		case: { type: 'string', default: '' },
		large: { type: 'boolean', default: false },
	},
});
const rounds = Number(values.rounds);

const sizes = values.large ? [50_000, 1_000_000] : [50_000, 200_000];

/** Inventories of the other vendors; each record is larger or smaller, the heap is the same. */
const inventory = values.large ? [50_000, 1_000_000] : [20_000, 100_000];

/** A list read side by side; without a published limit the server sets none. */
function list(name: string, title: string, server: Omit<ListCase, 'title'>): Case {
	return async () => await sideBySide(SUBJECTS[name], { title, ...server }, rounds);
}

type Case = () => Promise<void>;

const CASES: Record<string, Case> = {
	'usm-anywhere/far-small-pages': list('usm-anywhere', 'the vendor page’s list, far server, small pages', {
		records: 3_506,
		pageSize: 20,
		latencyMs: 100,
		perSecond: 100,
	}),
	'usm-anywhere/near-larger-pages': list('usm-anywhere', 'near server, larger pages', {
		records: 10_000,
		pageSize: 100,
		latencyMs: 30,
		perSecond: 100,
	}),
	'usm-anywhere/shared-limit': async () => await sharedLimit(4),
	'usm-anywhere/token-in-the-middle': async () => await tokenInTheMiddle(rounds),
	'usm-anywhere/export-memory': async () => await exportMemory('usm-anywhere', sizes, 500),
	'armis/devices-by-cursor': list('armis', 'devices of API v3, page by page by cursor', {
		records: 10_000,
		pageSize: 100,
		latencyMs: 30,
		perSecond: NO_LIMIT,
	}),
	'armis/alerts-by-offset': list('armis-alerts', 'alerts of API v1, far server', {
		records: 20_000,
		pageSize: 500,
		latencyMs: 100,
		perSecond: NO_LIMIT,
	}),
	'armis/export-memory': async () => await exportMemory('armis', inventory, 500),
	'axonius/full-pages': list('axonius', 'devices by page token, the largest pages', {
		records: 100_000,
		pageSize: 2_000,
		latencyMs: 30,
		perSecond: NO_LIMIT,
	}),
	'axonius/export-memory': async () => await exportMemory('axonius', inventory, 2_000),
	'privx/far-small-pages': list('privx', 'hosts, far server, small pages', {
		records: 3_500,
		pageSize: 20,
		latencyMs: 100,
		perSecond: NO_LIMIT,
	}),
	'privx/near-larger-pages': list('privx', 'hosts, near server, larger pages', {
		records: 10_000,
		pageSize: 100,
		latencyMs: 30,
		perSecond: NO_LIMIT,
	}),
	'privx/export-memory': async () => await exportMemory('privx-audit-events', inventory, 1_000),
	'twelve-port/discovered-list': list('twelve-port', 'assets by a discovered operation', {
		records: 10_000,
		pageSize: 100,
		latencyMs: 30,
		perSecond: NO_LIMIT,
	}),
};

async function main(): Promise<void> {
	for (const [name, run] of Object.entries(CASES)) {
		if (name.startsWith(values.case)) await run();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
