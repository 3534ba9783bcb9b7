import { SecOpsError } from '../../errors/secops-error';

/** The other side has ended. Never shown: its own error is. */
export class ClosedError extends SecOpsError {
	constructor() {
		super('the other file could not be written');
	}
}

/** Hands values on from one loop to another: the giver waits until each one is taken. What ends one side ends the other. */
export class HandOver<Value> {
	private offered: Value[] = [];
	private isEnded = false;
	private failure?: { error: unknown };
	private waiting: Array<() => void> = [];

	/** @throws what ended the other side */
	async put(value: Value): Promise<void> {
		this.offered = [value];
		this.wake();
		await this.until(() => this.offered.length === 0);
	}

	end(): void {
		this.isEnded = true;
		this.wake();
	}

	/** Both sides get the error where they wait, unless all was given. */
	fail(error: unknown): void {
		if (this.isEnded) return;
		this.failure ??= { error };
		this.wake();
	}

	/** All values. @throws what ended the other side */
	async *taken(): AsyncGenerator<Value> {
		try {
			for (;;) {
				await this.until(() => this.offered.length > 0 || this.isEnded);
				if (this.offered.length === 0) return;
				yield* this.offered.splice(0);
				this.wake();
			}
		} finally {
			this.fail(new ClosedError());
		}
	}

	private async until(isDone: () => boolean): Promise<void> {
		while (!this.failure && !isDone()) await new Promise<void>((resolve) => this.waiting.push(resolve));
		if (this.failure) throw this.failure.error;
	}

	private wake(): void {
		for (const resolve of this.waiting.splice(0)) resolve();
	}
}
