/** Waits that can all be cancelled together, so that a stopped server leaves no timer. */
export class Timers {
	private readonly pending = new Set<NodeJS.Timeout>();
	private isCancelled = false;

	/** Resolves after `ms` milliseconds; never resolves after `cancelAll`. */
	wait(ms: number): Promise<void> {
		return new Promise((resolve) => {
			if (this.isCancelled) return;
			const timer = setTimeout(() => {
				this.pending.delete(timer);
				resolve();
			}, ms);
			this.pending.add(timer);
		});
	}

	/** Cancels all waits, now and in the future. */
	cancelAll(): void {
		this.isCancelled = true;
		for (const timer of this.pending) clearTimeout(timer);
		this.pending.clear();
	}
}
