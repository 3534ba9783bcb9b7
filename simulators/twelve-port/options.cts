import type { Fault } from '../kernel/fault.cts';

/** What a page of a list looks like. Nothing about 12Port's own lists is public: all are [INVENTED after the usual ones]. */
export type PageShape =
	/** `_embedded`, `_links`, `page`; `_embedded` is missing when there is nothing. */
	| 'hal'
	/** Spring Data `Page`: `content` with totals beside it. */
	| 'page'
	/** Spring Data `Slice`: as `page` without totals. */
	| 'slice'
	/** Spring Data `PagedModel`: `content` and a `page` block. */
	| 'pagedModel'
	/** Spring HATEOAS without HAL: `content`, `page` and a list of `links`. */
	| 'contentLinks'
	/** `items` and `total`, asked for by `offset` and `limit`. */
	| 'offset'
	/** `results` and `next`, the address of the next page or null. */
	| 'nextLink'
	/** `data` and `nextCursor`; a missing cursor ends the list. */
	| 'cursor'
	/** Nothing but the rows; `page` and `size` ask for more. */
	| 'array'
	/** As `array`, with the header `X-Total-Count`. */
	| 'arrayWithTotal'
	/** As `array`, with the header `Link` (RFC 8288). */
	| 'arrayWithLink';

/** What may be switched while the simulator runs. */
export interface TwelvePortSwitches {
	/** Shape of every list. Default `page`. */
	shape: PageShape;
	/** Shape of the list of asset types. Default `array`: only name and id of each are documented [DOC], the envelope is not. */
	typesShape: PageShape;
	/** Whether the first page is number 1 instead of 0. */
	oneBased: boolean;
	/** A server that knows no paging parameter: each request gets the first page. */
	ignoresPage: boolean;
	/** Larger pages are reduced to this without a word. Default 2000 [INVENTED after Spring Data]. */
	maxPageSize: number;
	/** Origin of the links inside lists: another host, or '' for links without one. Default: the own origin. */
	linkOrigin?: string;
	/** Version of both documents. Default `3.0` [DOC for the agent document]. */
	openApi: '3.0' | '3.1' | '2.0';
	/** Path of the platform document below its level, or false when it is switched off. Default `/v3/api-docs` [INVENTED]. */
	documentPath: string | false;
	/** What the path is below: the base URL, its tenant, or `/ztna`. Default `space`. */
	documentLevel: 'space' | 'tenant' | 'application';
	/** The document is only served in two groups, named by `<documentPath>/swagger-config` as springdoc does. */
	documentGroups: boolean;
	/** Whether documents are behind the token. Default true. */
	documentNeedsToken: boolean;
	/** How paths are written: `/api/user/me`, `/user/me`, or `/ztna/acme/root/api/user/me`. Default `api`. */
	documentPaths: 'api' | 'bare' | 'full';
	/** The document's servers: right, without a host, with variables, an inside address that n8n cannot reach, or none. Default `own`. */
	documentServers: 'own' | 'relative' | 'variables' | 'internal' | 'none';
	/** Where `.well-known/mcp-agent.json` is: two pages disagree [DOC]. False when agents are not enabled. Default `tenant`. */
	agentLevel: 'tenant' | 'space' | false;
	/** What `.well-known/agent.json` refers to. Default: the agent document on the own origin. */
	agentReference?: string;
	/** Body of a refusal. Nothing is public [INVENTED]. Default `spring`. */
	errorShape: 'spring' | 'problem' | 'text' | 'html' | 'empty';
	/** Beginnings of paths below the base, such as `/api/asset/`, that the token's user may not call. Default none. */
	forbidden: string[];
	/** Status of such a call. Default 401 [DOC: "does not authenticate the call"]. */
	forbiddenStatus: 401 | 403;
	/** Form of the taxonomy export; only verb and path are documented. Default `json` [INVENTED]. */
	taxonomyAs: 'json' | 'csv';
}

/** How a 12Port simulator is set up; every part has a default. */
export interface TwelvePortOptions extends Partial<TwelvePortSwitches> {
	/** Default 0: any free port. */
	port?: number;
	/** Default `acme`. */
	tenant?: string;
	/** Default `root` [DOC]. */
	space?: string;
	/** How many access requests exist at the start. Default 100; a million is fine. */
	accessRequests?: number;
	/** How many assets exist at the start. Default 200; a million is fine. */
	assets?: number;
	/** Life of `token` in seconds; Infinity gives a token without `exp`. Default 30 days. */
	tokenLifetimeSeconds?: number;
	/** Requests let through in any second. Default Infinity: no limit is published. */
	requestsPerSecond?: number;
	/** Sent with a 429 when given. */
	retryAfterSeconds?: number;
	/** Wait before every answer, in milliseconds. Default 0. */
	latencyMs?: number;
	/** When the newest records came into being, in milliseconds since 1970. Default 2026-01-15T12:00:00Z. */
	endTime?: number;
	/** Distance between two records in milliseconds. Default 60000. */
	spacingMs?: number;
	/** Compress large answers for clients that accept gzip. Default true. */
	gzip?: boolean;
	faults?: Fault[];
	/** PEM texts; with them the simulator speaks https. */
	tls?: { key: string; cert: string };
	/** The same seed gives the same records and the same chance faults. Default 1. */
	seed?: number;
	/** The clock, in milliseconds since 1970, for tokens, limits and added records. Default `Date.now`. */
	now?: () => number;
}

type MayBeAbsent = 'tls' | 'retryAfterSeconds' | 'linkOrigin' | 'agentReference';

/** Options with every default filled in; what may stay absent is still optional. */
export type TwelvePortSettings = Required<Omit<TwelvePortOptions, MayBeAbsent>> & Pick<TwelvePortOptions, MayBeAbsent>;

const SWITCHES: TwelvePortSwitches = {
	shape: 'page',
	typesShape: 'array',
	oneBased: false,
	ignoresPage: false,
	maxPageSize: 2000,
	openApi: '3.0',
	documentPath: '/v3/api-docs',
	documentLevel: 'space',
	documentGroups: false,
	documentNeedsToken: true,
	documentPaths: 'api',
	documentServers: 'own',
	agentLevel: 'tenant',
	errorShape: 'spring',
	forbidden: [],
	forbiddenStatus: 401,
	taxonomyAs: 'json',
};

/** Fills in the defaults. */
export function withDefaults(options: TwelvePortOptions): TwelvePortSettings {
	return {
		...SWITCHES,
		port: 0,
		tenant: 'acme',
		space: 'root',
		accessRequests: 100,
		assets: 200,
		tokenLifetimeSeconds: 30 * 86_400,
		requestsPerSecond: Infinity,
		latencyMs: 0,
		endTime: Date.UTC(2026, 0, 15, 12),
		spacingMs: 60_000,
		gzip: true,
		faults: [],
		seed: 1,
		now: Date.now,
		...withoutUndefined(options),
	};
}

// `{ seed: undefined }` means the default, as it would in a parameter list.
function withoutUndefined(options: TwelvePortOptions): TwelvePortOptions {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** Path of a level of the application: `/ztna`, `/ztna/acme` or `/ztna/acme/root` [DOC: more API examples]. */
export function pathOf(level: 'space' | 'tenant' | 'application', { tenant, space }: TwelvePortSettings): string {
	return { application: '/ztna', tenant: `/ztna/${tenant}`, space: `/ztna/${tenant}/${space}` }[level];
}
