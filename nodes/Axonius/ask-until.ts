import { pause } from '../../core/clock';
import { CancelledError } from '../../core/errors/cancelled-error';
import type { Session } from '../../core/http/session';

/** How something is asked for until Axonius has it. */
interface Asking<Result> {
	/** `undefined` while it is not ready. */
	ask(): Promise<Result | undefined>;
	/** From one answer to the next request, ms: the first one, and the longest, as each is half as long again. */
	everyMs: { first: number; most: number };
	/** How long to wait before it is asked for a last time, ms. */
	patienceMs: number;
	/** The error when it is not ready then. */
	late(): Error;
}

/** Asks until there is an answer. A cancelled execution ends it at once. @throws what `late` gives, CancelledError */
export async function askUntil<Result>(session: Session, asking: Asking<Result>): Promise<Result> {
	const { clock, cancelled } = session;
	const latest = clock.monotonic() + asking.patienceMs;
	for (let waitMs = asking.everyMs.first; ; waitMs = Math.min(waitMs * 1.5, asking.everyMs.most)) {
		const found = await asking.ask();
		if (found !== undefined) return found;
		const leftMs = latest - clock.monotonic();
		if (leftMs <= 0) throw asking.late();
		await pause(clock, Math.min(waitMs, leftMs), cancelled);
		if (cancelled?.aborted) throw new CancelledError();
	}
}
