import type { Fault } from '../kernel/fault.cts';

/** How an Armis Centrix simulator is configured. All options have a default. */
export interface ArmisOptions {
	/** Default 0: any free port. */
	port?: number;
	/** How many devices are listed at the start. Default 120; a million is possible. */
	devices?: number;
	/** How many alerts are listed at the start. Default 100. */
	alerts?: number;
	/** How many activities are listed at the start. Default 200. */
	activities?: number;
	/** How many vulnerabilities are listed at the start. Default 40. */
	vulnerabilities?: number;
	/** The maximum number of devices that match one vulnerability. Default 12. */
	matchesPerVulnerability?: number;
	/** Wait before every answer, in milliseconds. Default 0. */
	latencyMs?: number;
	/** Default 900 [DOC]. */
	v3TokenLifetimeSeconds?: number;
	/** Default 3600: not documented, but much longer than 17 minutes [INF]. */
	v1TokenLifetimeSeconds?: number;
	/** Whether a new v1 token cancels the earlier ones [INF, not proven]. Default false. */
	newV1TokenCancelsOld?: boolean;
	/** Requests a second, for all methods of both APIs together. Default: no limit, as none is published. */
	requestsPerSecond?: number;
	/** Sent with a 429 when given. Default none: no real one is known. */
	retryAfterSeconds?: number;
	/** The maximum length of a v1 page; a larger `length` is lowered, as `count` and `next` show. Default 5000 [FIELD: API Guide 1.8]. */
	maxLength?: number;
	/** A larger v3 `limit` is refused with 422. Default 1000 [INVENTED]. */
	maxLimit?: number;
	/** Where `_search` of v3 reads `limit` and `after`: at the top of the body [CODE: official SDK] or in `filter` [CODE: one client]. Default `body`. */
	cursorLocation?: 'body' | 'filter' | 'either';
	/** Whether v3 cursors are numbers, as in the SDK's tests, or texts. Default `number`. */
	cursorKind?: 'number' | 'string';
	/** Whether v1 lists keep their order between two pages when no `orderBy` is given. Default false [FIELD: API Guide 1.8]. */
	isDefaultOrderStable?: boolean;
	/** The status of a v3 call without a needed scope. Default 403; 401 is also possible [unknown]. */
	missingScopeStatus?: 401 | 403;
	/** The answer to a v3 token request for a scope that the user does not have: a token without it, or status 400. Default `narrow` [unknown]. */
	unheldScope?: 'narrow' | 'refuse';
	/** The scopes of the user. Default: the six documented ones. */
	heldScopes?: string[];
	/** The status of a v1 login with a wrong key. Default 400 [CODE]; 401 is also possible. */
	wrongKeyStatus?: 400 | 401;
	/** The origin of the files of a data export: another one, as for pre-signed links, or the API's own. Default `other`. */
	exportOrigin?: 'other' | 'own';
	/** How many files one data export has. Default 2. */
	exportFiles?: number;
	/** Size of each file in bytes. Default 4096. */
	exportFileBytes?: number;
	/** Default 900 [INVENTED]. */
	exportUrlLifetimeSeconds?: number;
	/** When the newest records occurred, in milliseconds since 1970. Default 2026-01-15T12:00:00Z. */
	endTime?: number;
	/** Time between two records in milliseconds; 0 gives all records the same time. Default 60000. */
	spacingMs?: number;
	/** Compress large answers for clients that accept gzip. Default true. */
	gzip?: boolean;
	vendorId?: string;
	clientId?: string;
	clientSecret?: string;
	/** The v1 secret key. Default: the same as `clientSecret`, because one key probably works for both [INF]. */
	secretKey?: string;
	faults?: Fault[];
	/** PEM texts. When given, the simulator uses https. */
	tls?: { key: string; cert: string };
	/** The same seed gives the same records and the same random faults. Default 1. */
	seed?: number;
	/** The clock, in milliseconds since 1970, for token lifetimes, look-backs and added records. Default `Date.now`. */
	now?: () => number;
}

type Optional = 'tls' | 'retryAfterSeconds';

/** Options with all defaults filled in. Options without a default stay optional. */
export type ArmisSettings = Required<Omit<ArmisOptions, Optional>> & Pick<ArmisOptions, Optional>;

/** The six documented scopes [DOC]. */
export const DOCUMENTED_SCOPES = [
	'PERMISSION.DEVICE.READ',
	'PERMISSION.PII.DEVICE',
	'FULL_VISIBILITY',
	'PERMISSION.ALERT.READ',
	'PERMISSION.SETTINGS.SITES_AND_SENSORS.MANAGE.SITES',
	'PERMISSION.SETTINGS.CUSTOM_PROPERTIES.MANAGE',
];

const DEFAULTS: Omit<ArmisSettings, 'secretKey'> = {
	port: 0,
	devices: 120,
	alerts: 100,
	activities: 200,
	vulnerabilities: 40,
	matchesPerVulnerability: 12,
	latencyMs: 0,
	v3TokenLifetimeSeconds: 900,
	v1TokenLifetimeSeconds: 3600,
	newV1TokenCancelsOld: false,
	requestsPerSecond: Infinity,
	maxLength: 5000,
	maxLimit: 1000,
	cursorLocation: 'body',
	cursorKind: 'number',
	isDefaultOrderStable: false,
	missingScopeStatus: 403,
	unheldScope: 'narrow',
	heldScopes: DOCUMENTED_SCOPES,
	wrongKeyStatus: 400,
	exportOrigin: 'other',
	exportFiles: 2,
	exportFileBytes: 4096,
	exportUrlLifetimeSeconds: 900,
	endTime: Date.UTC(2026, 0, 15, 12),
	spacingMs: 60_000,
	gzip: true,
	vendorId: 'vendor-simulator',
	clientId: 'automation@acme.example',
	clientSecret: 'armis-simulator-secret-0123456789',
	faults: [],
	seed: 1,
	now: Date.now,
};

/** Fills in the defaults. */
export function withDefaults(options: ArmisOptions): ArmisSettings {
	const given = withoutUndefined(options);
	const secretKey = given.clientSecret ?? DEFAULTS.clientSecret;
	return { ...DEFAULTS, secretKey, ...given };
}

// `{ seed: undefined }` means the default, as in a parameter list.
function withoutUndefined(options: ArmisOptions): ArmisOptions {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
