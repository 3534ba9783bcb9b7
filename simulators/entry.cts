import type { Simulator } from './kernel/simulator.cts';

/** What a simulator is started with from the command line. Without an option, the vendor's default applies. */
export interface StartOptions {
	port: number;
	latencyMs?: number;
	/** When the newest records occurred: a user of n8n expects records of today, not of the fixed day that tests use. */
	endTime: number;
	/** Requests a second, if the vendor has such a limit. */
	rate?: number;
	/** How many records the vendor's main list has. */
	records?: number;
}

/** One vendor on the command line. Each `<id>/index.cts` exports one as `entry`. */
export interface Entry<Vendor extends Pick<Simulator, 'stop'>> {
	start(options: StartOptions): Promise<Vendor>;
	/** Adds a record, to watch a trigger. */
	add(vendor: Vendor): void;
	/** What to enter in n8n, by the name of the credential there. */
	credentials(vendor: Vendor): Record<string, Array<[field: string, value: string]>>;
	/** One call to try. */
	tryIt(vendor: Vendor): string;
}
