/** What the command line asks for; left out means the vendor's default. */
export interface Wishes {
	port: number;
	latencyMs?: number;
	/** Requests a second, where the vendor has such a limit. */
	rate?: number;
	/** How many records the vendor's main list has. */
	records?: number;
	/** Seconds between two new records, for whoever watches a trigger; none come when left out. */
	newEvery?: number;
}

/** A simulator that runs: what to type into n8n, and one call to try. */
export interface Running {
	credential: Array<[field: string, value: string]>;
	tryIt: string;
	stop(): Promise<void>;
}

/** One vendor on the command line. */
export interface Entry {
	/** As on the command line: `--only usm-anywhere`. */
	name: string;
	/** As users know it. */
	product: string;
	defaultPort: number;
	start(wishes: Wishes): Promise<Running>;
}

/** Lets something new happen every so often; gives a function that ends it. */
export function every(seconds: number | undefined, happen: () => void): () => void {
	if (seconds === undefined) return () => undefined;
	const timer = setInterval(happen, seconds * 1000);
	return () => clearInterval(timer);
}
