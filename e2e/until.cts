import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
	/** The expected event, for the message when it does not happen. */
	what: string;
	withinMs: number;
	everyMs: number;
	signal: AbortSignal;
}

/** Asks repeatedly until there is an answer; `undefined` means not yet. */
export async function until<Answer>(patience: Patience, ask: () => Promise<Answer | undefined>): Promise<Answer> {
	const giveUpAt = Date.now() + patience.withinMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() >= giveUpAt) {
			throw new Error(`${patience.what} did not happen within ${patience.withinMs / 1000} s`);
		}
		await sleep(patience.everyMs, undefined, { signal: patience.signal });
	}
}
