/** The options of the command line. Without an option, the vendor's default applies. */
export interface StartOptions {
	port: number;
	latencyMs?: number;
	/** Requests a second, if the vendor has such a limit. */
	rate?: number;
	/** How many records the vendor's main list has. */
	records?: number;
	/** Seconds between two new records, to watch a trigger. Default: no new records. */
	newEvery?: number;
}

/** A running simulator: what to enter in n8n, and one call to try. */
export interface Running {
	credential: Array<[field: string, value: string]>;
	tryIt: string;
	stop(): Promise<void>;
}

/** One vendor on the command line. Each `<id>/entry.cts` exports one as `entry`. */
export interface Entry {
	start(options: StartOptions): Promise<Running>;
}

/** Calls a function at a regular interval. Returns a function that ends this. */
export function every(seconds: number | undefined, action: () => void): () => void {
	if (seconds === undefined) return () => undefined;
	const timer = setInterval(action, seconds * 1000);
	return () => clearInterval(timer);
}
