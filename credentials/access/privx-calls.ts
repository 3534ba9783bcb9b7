import type { CallTable } from '../../core/http/read-only';

/** What the services of PrivX read with POST, and with which GET they do more than read. Source: PrivX SDK for Go, 2.44.0. */
export const PRIVX_CALLS: CallTable = {
	reads: [
		...['api-proxy/api/v1/api-targets/search', 'auth/api/v1/sessionstorage/sessions/search'],
		...['accessgroups/search', 'cert/search', 'secrets/search'].map((call) => `authorizer/api/v1/${call}`),
		...['connections/search', 'ueba/query-connection-count'].map((call) => `connection-manager/api/v1/${call}`),
		...['hosts/search', 'hosts/resolve', 'realm/resolve'].map((call) => `host-store/api/v1/${call}`),
		...['whitelists/search', 'whitelists/evaluate'].map((call) => `host-store/api/v1/${call}`),
		...['local-user-store/api/v1/api-clients/search', 'monitor-service/api/v1/auditevents/search'],
		'network-access-manager/api/v1/nwtargets/search',
		...['roles/search', 'roles/resolve', 'roles/evaluate'].map((call) => `role-store/api/v1/${call}`),
		...['users/search', 'users/search/external'].map((call) => `role-store/api/v1/${call}`),
		...['authorizedkeys/resolve', 'identity-providers/search'].map((call) => `role-store/api/v1/${call}`),
		...['search', 'resolve', '{id}/accounts/search', '{id}/managedaccounts/search'].map(
			(call) => `secrets-manager/api/v1/targetdomains/${call}`,
		),
		...['index/search', 'index/status'].map((call) => `trail-index/api/v1/${call}`),
		...['vault/api/v1/search/secrets', 'workflow-engine/api/v1/requests/search'],
	].map((path) => `POST /${path}`),
	// They give out a new code of a login, and a new token of AWS.
	changingGets: ['oauth/authorize', 'awstoken'],
};
