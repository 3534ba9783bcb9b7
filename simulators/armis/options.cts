import { filledIn, type Settings, type SimulatorOptions } from '../kernel/options.cts';

/** How an Armis Centrix simulator is configured. All options have a default. */
export interface ArmisOptions extends SimulatorOptions {
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
	/** Default 900 [DOC]. */
	v3TokenLifetimeSeconds?: number;
	/** Default 3600: not documented, but much longer than 17 minutes [INF]. */
	v1TokenLifetimeSeconds?: number;
	/** Whether a new v1 token cancels the earlier ones [INF, not proven]. Default false. */
	newV1TokenCancelsOld?: boolean;
	/** Requests a second, for all methods of both APIs together. Default: no limit, as none is published. */
	requestsPerSecond?: number;
	/** The maximum length of a v1 page; a larger `length` is lowered, as `count` and `next` show. Default 5000 [FIELD: API Guide 1.8]. */
	maxLength?: number;
	/** The most records that a v1 search counts and gives; those behind them only another query finds. Default: all [unknown]. */
	mostCounted?: number;
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
	/**
	 * The tenant's own address, which is the audience of a v3 token: the API has another host [DOC]. The simulator is a tenant
	 * and the API in one, so its own address is accepted, too. Default `https://acme.armis.com`.
	 */
	tenantUrl?: string;
	vendorId?: string;
	clientId?: string;
	clientSecret?: string;
	/** The v1 secret key. Default: the same as `clientSecret`, because one key probably works for both [INF]. */
	secretKey?: string;
}

/** The options with all defaults filled in. */
export type ArmisSettings = Settings<ArmisOptions>;

/** The six documented scopes [DOC]. */
export const DOCUMENTED_SCOPES = [
	'PERMISSION.DEVICE.READ',
	'PERMISSION.PII.DEVICE',
	'FULL_VISIBILITY',
	'PERMISSION.ALERT.READ',
	'PERMISSION.SETTINGS.SITES_AND_SENSORS.MANAGE.SITES',
	'PERMISSION.SETTINGS.CUSTOM_PROPERTIES.MANAGE',
];

const CLIENT_SECRET = 'armis-simulator-secret-0123456789';

const DEFAULTS = {
	devices: 120,
	alerts: 100,
	activities: 200,
	vulnerabilities: 40,
	matchesPerVulnerability: 12,
	v3TokenLifetimeSeconds: 900,
	v1TokenLifetimeSeconds: 3600,
	newV1TokenCancelsOld: false,
	requestsPerSecond: Infinity,
	maxLength: 5000,
	mostCounted: Infinity,
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
	tenantUrl: 'https://acme.armis.com',
	vendorId: 'vendor-simulator',
	clientId: 'automation@acme.example',
	clientSecret: CLIENT_SECRET,
} as const;

/** Fills in the defaults. */
export function withDefaults(options: ArmisOptions): ArmisSettings {
	return filledIn<ArmisSettings>({ ...DEFAULTS, secretKey: options.clientSecret ?? CLIENT_SECRET }, options);
}
