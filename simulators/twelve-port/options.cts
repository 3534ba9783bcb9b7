import { filledIn, type Absent, type Settings, type SimulatorOptions } from '../kernel/options.cts';

/** The shape of a page. Nothing about 12Port's own lists is public: all are [INVENTED like the usual ones]. */
export type PageShape =
	/** `_embedded`, `_links`, `page`; `_embedded` is missing when there are no rows. */
	| 'hal'
	/** Spring Data `Page`: `content`, with totals next to it. */
	| 'page'
	/** Spring Data `Slice`: like `page`, without totals. */
	| 'slice'
	/** Spring Data `PagedModel`: `content` and a `page` block. */
	| 'pagedModel'
	/** Spring HATEOAS without HAL: `content`, `page` and a list of `links`. */
	| 'contentLinks'
	/** `items` and `total`, requested by `offset` and `limit`. */
	| 'offset'
	/** `results` and `next`, the address of the next page or null. */
	| 'nextLink'
	/** `data` and `nextCursor`; a missing cursor ends the list. */
	| 'cursor'
	/** Only the rows; `page` and `size` request the next ones. */
	| 'array'
	/** Like `array`, with the header `X-Total-Count`. */
	| 'arrayWithTotal'
	/** Like `array`, with the header `Link` (RFC 8288). */
	| 'arrayWithLink';

/** Options that can be changed while the simulator runs. */
export interface TwelvePortSwitches {
	/** The shape of all lists. Default `page`. */
	shape: PageShape;
	/** The shape of the list of asset types. Default `array`: only the name and id of each type are documented [DOC], the envelope is not. */
	typesShape: PageShape;
	/** Whether the first page is number 1 instead of 0. */
	oneBased: boolean;
	/** A server without paging parameters: each request gets the first page. */
	ignoresPage: boolean;
	/** The maximum page size; a larger size is silently lowered. Default 2000 [INVENTED like Spring Data's]. */
	maxPageSize: number;
	/** The origin of links inside lists: another host, or '' for links without one. Default: the simulator's origin. */
	linkOrigin?: string;
	/** The version of both documents. Default `3.0` [DOC for the agent document]. */
	openApi: '3.0' | '3.1' | '2.0';
	/** The path of the platform document below its level; false when it is off. Default `/v3/api-docs` [INVENTED]. */
	documentPath: string | false;
	/** The level of that path: the base URL, its tenant, or `/ztna`. Default `space`. */
	documentLevel: 'space' | 'tenant' | 'application';
	/** Whether the document is only served as two groups, listed in `<documentPath>/swagger-config`, as in springdoc. */
	documentGroups: boolean;
	/** Whether documents need the token. Default true. */
	documentNeedsToken: boolean;
	/** The form of paths: `/api/user/me`, `/user/me`, or `/ztna/acme/root/api/user/me`. Default `api`. */
	documentPaths: 'api' | 'bare' | 'full';
	/** The document's servers: correct, without a host, with variables, an internal address that n8n cannot reach, or none. Default `own`. */
	documentServers: 'own' | 'relative' | 'variables' | 'internal' | 'none';
	/** The level of `.well-known/mcp-agent.json`: two pages disagree [DOC]. False when agents are not enabled. Default `tenant`. */
	agentLevel: 'tenant' | 'space' | false;
	/** What `.well-known/agent.json` refers to. Default: the simulator's agent document. */
	agentReference?: string;
	/** The body of a refusal. None is public [INVENTED]. Default `spring`. */
	errorShape: 'spring' | 'problem' | 'text' | 'html' | 'empty';
	/** Prefixes of paths below the base, such as `/api/asset/`, that the token's user may not call. Default none. */
	forbidden: string[];
	/** The status of such a call. Default 401 [DOC: "does not authenticate the call"]. */
	forbiddenStatus: 401 | 403;
	/** The format of the taxonomy export; only its method and path are documented. Default `json` [INVENTED]. */
	taxonomyAs: 'json' | 'csv';
}

/** How a 12Port simulator is configured. All options have a default. */
export interface TwelvePortOptions extends SimulatorOptions, Partial<TwelvePortSwitches> {
	/** Default `acme`. */
	tenant?: string;
	/** Default `root` [DOC]. */
	space?: string;
	/** How many access requests exist at the start. Default 100; a million is possible. */
	accessRequests?: number;
	/** How many assets exist at the start. Default 200; a million is possible. */
	assets?: number;
	/** The lifetime of `token` in seconds; Infinity gives a token without `exp`. Default 30 days. */
	tokenLifetimeSeconds?: number;
	/** Requests a second. Default Infinity: no limit is published. */
	requestsPerSecond?: number;
}

/** The options with all defaults filled in. */
export type TwelvePortSettings = Settings<TwelvePortOptions, Absent | 'linkOrigin' | 'agentReference'>;

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
	return filledIn<TwelvePortSettings>(
		{
			...SWITCHES,
			tenant: 'acme',
			space: 'root',
			accessRequests: 100,
			assets: 200,
			tokenLifetimeSeconds: 30 * 86_400,
			requestsPerSecond: Infinity,
		},
		options,
	);
}

/** The path of a level of the application: `/ztna`, `/ztna/acme` or `/ztna/acme/root` [DOC: more API examples]. */
export function pathOf(level: 'space' | 'tenant' | 'application', { tenant, space }: TwelvePortSettings): string {
	return { application: '/ztna', tenant: `/ztna/${tenant}`, space: `/ztna/${tenant}/${space}` }[level];
}
