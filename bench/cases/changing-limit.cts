/** The server lets fewer requests through for a while, and says so only by refusing: the pace must follow. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ours } from '../contenders.cts';
import { printGoal, printTable, printTitle } from '../results.cts';
import { shown, spread } from '../statistics.cts';
import type { Case, Subject } from '../subject.cts';
import { startVendor } from '../vendor-process.cts';

/** From when on, in seconds, so many requests a second are let through. The first is from 0 on. */
type Phases = Array<{ from: number; perSecond: number }>;

interface List {
	records: number;
	pageSize: number;
	phases: Phases;
	/** Goals: the share of what the limits let through, and of requests that were refused. */
	atLeast: number;
	refused: number;
}

/** Prints a table; throws when a record is missing. */
export function changingLimit(subject: Subject, list: List): Case {
	return async ({ rounds }) => await measure(subject, list, rounds);
}

async function measure(subject: Subject, list: List, rounds: number): Promise<void> {
	const { records, pageSize, phases } = list;
	const shares: number[] = [];
	const refusals: number[] = [];
	const seconds: number[] = [];
	for (let round = 0; round < rounds; round++) {
		// A new server and a new credential: what was learned of the limit must not be known.
		const [{ perSecond }] = phases;
		const vendor = await startVendor(subject, subject.options({ records, latencyMs: 30, perSecond }));
		const over = new AbortController();
		try {
			const start = performance.now();
			const reading = ours(subject)({ vendor, records, pageSize });
			const changing = change(phases, vendor.setRate, over.signal);
			if (new Set(await reading).size !== records) throw new Error('records are missing');
			const took = (performance.now() - start) / 1000;
			over.abort();
			await changing;
			const { refused, requests } = await vendor.counters();
			seconds.push(took);
			shares.push(secondsFor(records / pageSize, phases) / took);
			refusals.push(refused / requests);
		} finally {
			await vendor.stop();
		}
	}
	printTitle(`${subject.product}: a limit that is not announced, ${described(phases)}`);
	printTable(
		['pages', 'seconds', 'at the limits, seconds', 'share of the limits', 'refused'],
		[
			[
				records / pageSize,
				shown(spread(seconds)),
				secondsFor(records / pageSize, phases).toFixed(1),
				shown(spread(shares)),
				shown(spread(refusals), 3),
			],
		],
	);
	printGoal({ what: 'Share of what the limits let through', atLeast: list.atLeast }, spread(shares));
	printGoal({ what: 'Refused, of all requests', atMost: list.refused }, spread(refusals));
}

async function change(phases: Phases, setRate: (rate: number) => Promise<void>, over: AbortSignal): Promise<void> {
	for (const [index, { from, perSecond }] of phases.slice(1).entries()) {
		const isOver = await sleep((from - phases[index].from) * 1000, false, { signal: over }).catch(() => true);
		if (isOver) return;
		await setRate(perSecond);
	}
}

/** How long so many pages take when every request that is let through is made. */
function secondsFor(pages: number, phases: Phases): number {
	let left = pages;
	for (const [index, { from, perSecond }] of phases.entries()) {
		const end = phases[index + 1]?.from ?? Infinity;
		const here = (end - from) * perSecond;
		if (left <= here) return from + left / perSecond;
		left -= here;
	}
	return Infinity;
}

function described(phases: Phases): string {
	return phases
		.map(({ from, perSecond }) => `${perSecond} a second${from ? ` from ${from} s on` : ''}`)
		.join(', then ');
}
