/** All tokens are revoked while pages are in flight: it must cost one login and nothing else. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ours } from '../contenders.cts';
import { print, printGoal, printTitle } from '../results.cts';
import { spread } from '../statistics.cts';
import type { Case, Subject } from '../subject.cts';
import { NO_LIMIT, startVendor } from '../vendor-process.cts';

const RECORDS = 20_000;
const PAGE_SIZE = 100;

/** Prints how much longer a walk takes; throws when a record is missing. */
export function tokenInTheMiddle(subject: Subject): Case {
	return async ({ rounds }) => await disturb(subject, rounds);
}

async function disturb(subject: Subject, rounds: number): Promise<void> {
	const options = subject.options({ records: RECORDS, latencyMs: 100, perSecond: NO_LIMIT });
	const vendor = await startVendor(subject, options);
	const read = ours(subject);
	const task = { vendor, records: RECORDS, pageSize: PAGE_SIZE };
	const ratios: number[] = [];
	let logins = 0;
	try {
		for (let round = 0; round <= rounds; round++) {
			const undisturbed = await secondsOf(async () => await read(task));
			await vendor.reset();
			const disturbed = await secondsOf(async () => {
				const reading = read(task);
				await sleep((undisturbed * 1000) / 2);
				await vendor.revokeTokens();
				if (new Set(await reading).size !== RECORDS) throw new Error('records were lost');
			});
			if (round > 0) ratios.push(disturbed / undisturbed);
			logins = Math.max(logins, (await vendor.counters()).logins);
		}
		printTitle(`${subject.product}: every token revoked in the middle of a walk`);
		print(`Logins at most: ${logins} (the first one counts)`);
		printGoal({ what: 'Time against an undisturbed walk', atMost: 1.1 }, spread(ratios));
	} finally {
		await vendor.stop();
	}
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1000;
}
