import type { ServerOptions } from './server.cts';

/** Options that every simulator has. All have a default. */
export interface SimulatorOptions extends ServerOptions {
	/** Sent with a 429 when given. Default none: no real one is known. */
	retryAfterSeconds?: number;
	/** When the newest records occurred, in milliseconds since 1970. Default 2026-01-15T12:00:00Z. */
	endTime?: number;
	/** Time between two records in milliseconds; 0 gives all records the same time. Default 60000. */
	spacingMs?: number;
}

/** Options with all defaults filled in. Those without a default stay optional. */
export type Settings<Options extends object, MayBeAbsent extends keyof Options = keyof Options & Absent> = Required<
	Omit<Options, MayBeAbsent>
> &
	Pick<Options, MayBeAbsent>;

/** Options of every simulator without a default. */
export type Absent = 'tls' | 'retryAfterSeconds';

const COMMON = {
	port: 0,
	latencyMs: 0,
	gzip: true,
	endTime: Date.UTC(2026, 0, 15, 12),
	spacingMs: 60_000,
	faults: [],
	seed: 1,
	now: Date.now,
};

/**
 * Fills in the defaults: those of all simulators, and `own`, the vendor's. `{ seed: undefined }` means the default, as in
 * a parameter list.
 */
export function filledIn<All extends object>(own: Omit<All, keyof typeof COMMON>, given: Partial<All>): All {
	const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<All>;
	return { ...COMMON, ...own, ...wanted } as All;
}
