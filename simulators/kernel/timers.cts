/** Waits that can all be given up at once, so that a stopped server leaves no timer behind. */
export class Timers {
	private readonly pending = new Set<NodeJS.Timeout>();
	private isCancelled = false;

	/** Resolves after `ms` milliseconds; never resolves once `cancelAll` was called. */
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

	/** Gives up every wait, now and in future. */
	cancelAll(): void {
		this.isCancelled = true;
		for (const timer of this.pending) clearTimeout(timer);
		this.pending.clear();
	}
}
