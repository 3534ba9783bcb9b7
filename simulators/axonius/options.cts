import { filledIn, type Settings, type SimulatorOptions } from '../kernel/options.cts';
import type { Permission } from './permissions.cts';

/** The release of the simulated server. `v1Only` has no API v2; `older` has no calls that were added late to v2 [INF]. */
export type Release = 'current' | 'older' | 'v1Only';

/** How an Axonius simulator is configured. All options have a default. */
export interface AxoniusOptions extends SimulatorOptions {
	/** How many devices exist at the start. Default 100; a million is possible. */
	devices?: number;
	/** How many users (identities, not console users) exist at the start. Default 40. */
	users?: number;
	/** How many alert findings exist at the start. Default 20. */
	alertFindings?: number;
	/** How many assets of each other type exist. Default 12. */
	others?: number;
	/** How many saved queries exist at the start; the first ones have a fixed meaning, see `queries.cts`. Default 12. */
	savedQueries?: number;
	/** How many enforcement sets exist. Default 4. */
	enforcements?: number;
	/** How many runs of enforcement sets there were before. Default 0. */
	enforcementRuns?: number;
	/** How long a run of an enforcement set takes, in seconds; for the first tenth it is pending [INVENTED]. Default 20. */
	runSeconds?: number;
	/** How many fetches of adapter connections are recorded. Default 30. */
	fetches?: number;

	/** Where a v2 list request must have its token; elsewhere it is ignored. Default `next_page` [CODE EL]; `page.cursor` [CODE XSOAR]. */
	tokenLocation?: 'next_page' | 'page.cursor';
	/** The name of the v2 token in `meta`. Default `next_page` [CODE EL]; the other one is [INVENTED]. */
	tokenName?: 'next_page' | 'cursor';
	/** Whether the last page still has a token, which is a trap for clients. Default true [CODE EL]. */
	lastPageHasToken?: boolean;
	/** The answer to a token after the last page. Default `empty`, without a token [CODE EL]; the others are [INVENTED]. */
	afterEnd?: 'empty' | 'emptyWithToken' | 'refused';
	/** How much `totalResources` grows from page to page of one walk (can be negative). Default 0. */
	totalDrift?: number;
	/** Whether lists come newest first. Default false; the vendor's order is not known. */
	newestFirst?: boolean;
	/** The maximum `page.limit`; a larger one is refused. Default 2000 [CODE]. */
	maxPageSize?: number;
	/** The maximum number of ids in one call that changes assets; more are refused. Default none [unknown]. */
	maxIdsPerCall?: number;
	/** Whether asset types are listed as texts or as objects. Default `text`; XSOAR accepts both [CODE]. */
	assetTypesAs?: 'text' | 'object';
	/** The shape of a v2 count: none is published. Default `count` [INVENTED]. */
	countAs?: 'count' | 'value' | 'number';
	/** The shape of the v2 field catalog. Default `list`; `generic` is the v1 shape in a v2 answer [INVENTED]. */
	fieldsAs?: 'list' | 'generic';
	/** The shape of one v2 asset. Default `plain`; `wrapped` puts it under `asset` [INVENTED]. */
	assetAs?: 'plain' | 'wrapped';
	/** The shape of v2 errors: none is published. Default `message` [INVENTED]. */
	errorsAs?: 'message' | 'error' | 'errors' | 'text';
	/** Whether v2 lists connections only with `include_connection_details`. Default false [CODE EL]. */
	connectionsOnlyWhenAsked?: boolean;
	/**
	 * How a v1 cursor works. Default `position`: a new one on each page. With `state`, one cursor is used for the whole walk
	 * and the server moves on with each request, so a repeated request skips a page. Which one is right is not known.
	 */
	cursorAs?: 'position' | 'state';
	/** How many requests a v1 count needs before it is known. Default 1 [CODE PYC]. */
	countAfter?: number;
	/** Whether a body with the wrong content type is refused (415). Default false: v1 is not strict [CODE GSO]. */
	strictContentType?: boolean;

	release?: Release;
	/** The permissions that the role of the key does not have. Default none. */
	denied?: Permission[];
	/** Requests a second. Default no limit: the vendor publishes none [CODE AE]. */
	requestsPerSecond?: number;
	apiKey?: string;
	apiSecret?: string;
}

/** The options with all defaults filled in. */
export type AxoniusSettings = Settings<AxoniusOptions>;

const SIZES = {
	devices: 100,
	users: 40,
	alertFindings: 20,
	others: 12,
	savedQueries: 12,
	enforcements: 4,
	enforcementRuns: 0,
	runSeconds: 20,
	fetches: 30,
};

const SHAPES = {
	tokenLocation: 'next_page',
	tokenName: 'next_page',
	lastPageHasToken: true,
	afterEnd: 'empty',
	totalDrift: 0,
	newestFirst: false,
	maxPageSize: 2000,
	maxIdsPerCall: Infinity,
	assetTypesAs: 'text',
	countAs: 'count',
	fieldsAs: 'list',
	assetAs: 'plain',
	errorsAs: 'message',
	connectionsOnlyWhenAsked: false,
	cursorAs: 'position',
	countAfter: 1,
	strictContentType: false,
} as const;

/** Fills in the defaults. */
export function withDefaults(options: AxoniusOptions): AxoniusSettings {
	return filledIn<AxoniusSettings>(
		{
			...SIZES,
			...SHAPES,
			release: 'current',
			denied: [],
			requestsPerSecond: Infinity,
			apiKey: 'axonius-simulator-key',
			apiSecret: 'axonius-simulator-secret-0123456789',
		},
		options,
	);
}
