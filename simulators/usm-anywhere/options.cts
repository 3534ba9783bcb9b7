import type { Fault } from '../kernel/fault.cts';

/** The vendor's names of its list of events: the first is in the documentation, the other two in servers' answers [CODE]. */
export type EventsKey = 'events' | 'eventResources' | 'eventResourceList';

/** How a USM Anywhere simulator is configured. All options have a default. */
export interface UsmAnywhereOptions {
	/** Default 0: any free port. */
	port?: number;
	/** How many alarms are listed at the start. Default 100; a million is possible. */
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
	/** Sent with a 429 when given. Default none: no real one is known, and the documentation has none. */
	retryAfterSeconds?: number;
	/** Default `eventResources`, as in present answers [CODE]. */
	eventsKey?: EventsKey;
	/** The maximum page size; a larger size is silently lowered, as `page.size` shows. Default 2000 [INVENTED like Spring Data's]. */
	maxPageSize?: number;
	/** Rows after this number are refused with status 500. Default 10000 [INVENTED like Elasticsearch's]. */
	resultWindow?: number;
	/** When the newest records occurred, in milliseconds since 1970. Default 2026-01-15T12:00:00Z. */
	endTime?: number;
	/** Time between two records in milliseconds; 0 gives all records the same time. Default 60000. */
	spacingMs?: number;
	/** Whether `status` and `priority_label` can be repeated. Default false: several values are like none [CODE]. */
	honorMultiValued?: boolean;
	/** Whether the first, next, prev and last links repeat the filters. Default false [unknown; the more difficult case]. */
	linksKeepFilters?: boolean;
	/** Compress large answers for clients that accept gzip. Default true. */
	gzip?: boolean;
	clientId?: string;
	clientSecret?: string;
	faults?: Fault[];
	/** PEM texts. When given, the simulator uses https. */
	tls?: { key: string; cert: string };
	/** The same seed gives the same records and the same random faults. Default 1. */
	seed?: number;
	/** The clock, in milliseconds since 1970, for token lifetimes, limits and added records. Default `Date.now`. */
	now?: () => number;
}

/** Options with all defaults filled in. Options without a default stay optional. */
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
		honorMultiValued: false,
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

// `{ seed: undefined }` means the default, as in a parameter list.
function withoutUndefined(options: UsmAnywhereOptions): UsmAnywhereOptions {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
