import { filledIn, type Settings, type SimulatorOptions } from '../kernel/options.cts';

/** The vendor's names of its list of events: the first is in the documentation, the other two in servers' answers [CODE]. */
export type EventsKey = 'events' | 'eventResources' | 'eventResourceList';

/** How a USM Anywhere simulator is configured. All options have a default. */
export interface UsmAnywhereOptions extends SimulatorOptions {
	/** How many alarms are listed at the start. Default 100; a million is possible. */
	alarms?: number;
	/** How many events are listed at the start. Default 200. */
	events?: number;
	/** Default 899 [DOC]. */
	tokenLifetimeSeconds?: number;
	/** Default 100 [DOC]. */
	getsPerSecond?: number;
	/** POST, PUT and DELETE together. Default 50 [DOC for POST, INVENTED for the others]. */
	postsPerSecond?: number;
	/** Default `eventResources`, as in present answers [CODE]. */
	eventsKey?: EventsKey;
	/** The maximum page size; a larger size is silently lowered, as `page.size` shows. Default 2000 [INVENTED like Spring Data's]. */
	maxPageSize?: number;
	/** Rows after this number are refused with status 500. Default 10000 [INVENTED like Elasticsearch's]. */
	resultWindow?: number;
	/** Whether `status` and `priority_label` can be repeated. Default false: several values are like none [CODE]. */
	honorMultiValued?: boolean;
	/** Whether the first, next, prev and last links repeat the filters. Default false [unknown; the more difficult case]. */
	linksKeepFilters?: boolean;
	/** Key of the webhook connector. */
	webhookApiKey?: string;
	/** Larger bodies of the webhook are refused, decompressed. Default 5,000,000 [INVENTED]. */
	webhookMaxBytes?: number;
	clientId?: string;
	clientSecret?: string;
}

/** The options with all defaults filled in. */
export type UsmAnywhereSettings = Settings<UsmAnywhereOptions>;

/** Fills in the defaults. */
export function withDefaults(options: UsmAnywhereOptions): UsmAnywhereSettings {
	return filledIn<UsmAnywhereSettings>(
		{
			alarms: 100,
			events: 200,
			tokenLifetimeSeconds: 899,
			getsPerSecond: 100,
			postsPerSecond: 50,
			eventsKey: 'eventResources',
			maxPageSize: 2000,
			resultWindow: 10_000,
			honorMultiValued: false,
			linksKeepFilters: false,
			webhookApiKey: 'usm-simulator-webhook-key-0123456789',
			webhookMaxBytes: 5_000_000,
			clientId: 'usm-simulator-client',
			clientSecret: 'usm-simulator-secret-0123456789',
		},
		options,
	);
}
