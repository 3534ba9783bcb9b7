import { filledIn, type Settings, type SimulatorOptions } from '../kernel/options.cts';
import type { Identity } from './authority.cts';
import { PERMISSIONS } from './vocabulary.cts';

/** How a PrivX simulator is configured. All options have a default. */
export interface PrivxOptions extends Omit<SimulatorOptions, 'tls'> {
	/** Default true: https with an authority of its own. False: plain http. Or the certificates to use. */
	tls?: boolean | Identity;
	/** How many hosts exist at the start. Default 60. */
	hosts?: number;
	/** How many users exist at the start, including the API client. Default 40. */
	users?: number;
	/** How many roles exist, at least 4. Default 12. */
	roles?: number;
	/** How many connections are listed at the start. Default 120. */
	connections?: number;
	/** How many of them, the newest ones, are still open. Default 5. */
	openConnections?: number;
	/** How many access requests exist at the start. Default 30. */
	accessRequests?: number;
	/** How many of them, the newest ones, wait for a decision. Default 5. */
	waitingRequests?: number;
	/** How many audit events exist at the start; each login adds two. Default 200; a million is possible. */
	auditEvents?: number;
	/** How many sessions exist at the start. Default 20. */
	sessions?: number;
	/** How many passwords are checked out at the start. Default 3. */
	checkouts?: number;
	/** How many secrets are in the vault at the start. The client cannot read every tenth. Default 25. */
	secrets?: number;
	/** How many access groups exist. Default 3. */
	accessGroups?: number;
	/** How many of them the client's roles cover, counted from the first. Hosts and connections of the others are not visible. Default all. */
	visibleAccessGroups?: number;
	/** The permissions of the client's roles. Default all. */
	permissions?: string[];
	/** Whether the client may decide access requests. It is not known whether a real one may [INF]. Default true. */
	clientMayDecide?: boolean;
	/** The status for an unknown connection: both are known [CODE]. Default 404. */
	unknownConnection?: 400 | 404;
	/** What happens to a limit above the maximum of a list: silently lowered, or refused [INVENTED: unknown]. Default `lower`. */
	overLimit?: 'lower' | 'refuse';
	/** Whether short lists (roles of a user, resolved roles, access groups) are plain arrays, as some are [CODE]. Default false. */
	bareLists?: boolean;
	/** Default 1800 [DOC]; the API reference shows 300. */
	tokenLifetimeSeconds?: number;
	/** After this number of failed logins in five minutes, all logins are refused [DOC that there is a limit, INVENTED number]. Default 10. */
	failedLogins?: number;
	/** Requests a second. Default no limit: none is documented. */
	requestsPerSecond?: number;
	oauthClientId?: string;
	oauthClientSecret?: string;
	apiClientId?: string;
	apiClientSecret?: string;
}

/** The options with all defaults filled in. */
export type PrivxSettings = Settings<PrivxOptions, 'retryAfterSeconds' | 'visibleAccessGroups'>;

/** Fills in the defaults. */
export function withDefaults(options: PrivxOptions): PrivxSettings {
	return filledIn<PrivxSettings>(
		{
			tls: true,
			hosts: 60,
			users: 40,
			roles: 12,
			connections: 120,
			openConnections: 5,
			accessRequests: 30,
			waitingRequests: 5,
			auditEvents: 200,
			sessions: 20,
			checkouts: 3,
			secrets: 25,
			accessGroups: 3,
			permissions: PERMISSIONS,
			clientMayDecide: true,
			unknownConnection: 404,
			overLimit: 'lower',
			bareLists: false,
			tokenLifetimeSeconds: 1800,
			failedLogins: 10,
			requestsPerSecond: Infinity,
			oauthClientId: 'privx-external',
			oauthClientSecret: 'simulatedOauthSecret+/0123456789abcdefABCDEF=',
			apiClientId: '5f0c1b9e-7a44-4d5c-9f3e-2b8d6a1c0e57',
			apiClientSecret: 'simulatedApiSecret+/9876543210fedcbaFEDCBA=',
		},
		options,
	);
}
