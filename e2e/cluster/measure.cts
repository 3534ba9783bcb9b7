/** Counts what happens during a run: at the product, in the processes, and among the records. */
import type { RecordedRequest } from '../../simulators/kernel/request.cts';
import type { Cluster } from './processes.cts';
import type { Row } from './row.cts';
import type { Subject } from './subjects.cts';

/** The product's half of a row, since the last `resetCounters` of its simulator. */
export function countsAt({ simulator, logins }: Pick<Subject, 'simulator' | 'logins'>) {
	const { requests } = simulator;
	return {
		logins: logins(),
		requests: requests.length,
		refused: requests.filter(({ status }) => status === 429).length,
		peak: simulator.peakRequestsPerSecond,
		notes: [`requests of ${perProcess(requests)}`],
	};
}

function perProcess(requests: RecordedRequest[]): string {
	const counts = new Map<string, number>();
	for (const request of requests) {
		const name = processOf(request);
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts]
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([name, count]) => `${name} ${count}`)
		.join(', ');
}

/** Which n8n process sent a request. */
export function processOf({ headers }: RecordedRequest): string {
	return String(headers['x-n8n-process'] ?? 'unknown');
}

/** `480 · 452 455 460` */
export function memoryOf(cluster: Cluster): string {
	const { main = '–', ...workers } = Object.fromEntries(cluster.memory());
	return `${main} · ${Object.values(workers).join(' ')}`;
}

/** How many of the expected records did not come, and how many came again or were not expected. */
export function compare(expected: string[], got: string[]): { lost: number; doubled: number } {
	const present = new Set(got);
	const allowed = new Set(expected);
	const known = [...present].filter((id) => allowed.has(id)).length;
	return { lost: allowed.size - known, doubled: got.length - known };
}

/** A row in which nothing has happened yet. */
export function emptyRow(run: string): Row {
	const none = {
		executions: 0,
		failed: 0,
		crashed: 0,
		logins: 0,
		requests: 0,
		refused: 0,
		peak: 0,
		lost: 0,
		doubled: 0,
	};
	return { run, ...none, memory: '', faults: [], notes: [] };
}
