import type { Fault } from '../kernel/fault.cts';

/** The name under which the vendor once gave its list of events: docs say the first, servers say the other two [CODE]. */
export type EventsKey = 'events' | 'eventResources' | 'eventResourceList';

/** How a USM Anywhere simulator is set up; every part has a default. */
export interface UsmAnywhereOptions {
	/** Default 0: any free port. */
	port?: number;
	/** How many alarms are listed at the start. Default 100; a million is fine. */
	alarms?: number;
	/** How many events are listed at the start. Default 200. */
	events?: number;
	/** Wait before every answer, in milliseconds. Default 0. */
	latencyMs?: number;
	/** Default 899 [DOC]. */
	tokenLifetimeSeconds?: number;
	/** Default 100 [DOC]. */
	getsPerSecond?: number;
	/** POST, PUT and DELETE together. Default 50 [DOC for POST, INVENTED for the others]. */
	postsPerSecond?: number;
	/** Sent with a 429 when given. Default none: nobody has seen one [DOC silent]. */
	retryAfterSeconds?: number;
	/** Default `eventResources`, as seen today [CODE]. */
	eventsKey?: EventsKey;
	/** Larger pages are reduced to this without a word; `page.size` tells. Default 2000 [INVENTED after Spring Data]. */
	maxPageSize?: number;
	/** Rows deeper than this are refused with status 500. Default 10000 [INVENTED after Elasticsearch]. */
	resultWindow?: number;
	/** When the newest records occurred, in milliseconds since 1970. Default 2026-01-15T12:00:00Z. */
	endTime?: number;
	/** Distance between two records in milliseconds; 0 puts all into one millisecond. Default 60000. */
	spacingMs?: number;
	/** Whether `status` and `priority_label` may be repeated. Default false: several values are as good as none [CODE]. */
	honourMultiValued?: boolean;
	/** Whether the first, next, prev and last links repeat the filters. Default false [unknown; the harder case]. */
	linksKeepFilters?: boolean;
	/** Compress large answers for clients that accept gzip. Default true. */
	gzip?: boolean;
	clientId?: string;
	clientSecret?: string;
	faults?: Fault[];
	/** PEM texts; with them the simulator speaks https. */
	tls?: { key: string; cert: string };
	/** The same seed gives the same records and the same chance faults. Default 1. */
	seed?: number;
	/** The clock, in milliseconds since 1970, for token lifetimes, limits and added records. Default `Date.now`. */
	now?: () => number;
}

/** Options with every default filled in; what may stay absent is still optional. */
export type UsmAnywhereSettings = Required<Omit<UsmAnywhereOptions, 'tls' | 'retryAfterSeconds'>> &
	Pick<UsmAnywhereOptions, 'tls' | 'retryAfterSeconds'>;

/** Fills in the defaults. */
export function withDefaults(options: UsmAnywhereOptions): UsmAnywhereSettings {
	return {
		port: 0,
		alarms: 100,
		events: 200,
		latencyMs: 0,
		tokenLifetimeSeconds: 899,
		getsPerSecond: 100,
		postsPerSecond: 50,
		eventsKey: 'eventResources',
		maxPageSize: 2000,
		resultWindow: 10_000,
		endTime: Date.UTC(2026, 0, 15, 12),
		spacingMs: 60_000,
		honourMultiValued: false,
		linksKeepFilters: false,
		gzip: true,
		clientId: 'usm-simulator-client',
		clientSecret: 'usm-simulator-secret-0123456789',
		faults: [],
		seed: 1,
		now: Date.now,
		...withoutUndefined(options),
	};
}

// `{ seed: undefined }` means the default, as it would in a parameter list.
function withoutUndefined(options: UsmAnywhereOptions): UsmAnywhereOptions {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
