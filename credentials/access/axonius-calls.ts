import type { CallTable } from '../../core/http/read-only';

/**
 * The asset types (streams of Elastic's integration with API v2). API v1 has them beside all its other calls, so only a name
 * in this list makes a call there one that reads: `POST /api/factory_reset` has the same form.
 */
export const ASSET_TYPES = [
	...['devices', 'users', 'groups', 'accounts', 'security_roles', 'organizational_units', 'permissions', 'profiles'],
	...['job_titles', 'certificates', 'latest_rules', 'access_review_campaign_instances', 'access_review_approval_items'],
	...['vulnerabilities', 'vulnerability_instances', 'vulnerabilities_repository'],
	...['alert_findings', 'incidents', 'tickets', 'cases'],
	...['software', 'saas_applications', 'business_applications', 'application_settings', 'application_keys'],
	...['application_resources', 'application_addons', 'application_addon_instances'],
	...['admin_managed_extensions', 'admin_managed_extension_instances'],
	...['user_initiated_extensions', 'user_initiated_extension_instances'],
	...['licenses', 'expenses', 'audit_activities', 'urls', 'secrets'],
	...['compute_services', 'compute_images', 'containers', 'databases', 'serverless_functions', 'configurations'],
	...['networks', 'network_devices', 'network_services', 'network_routes', 'load_balancers', 'firewalls', 'nat_rules'],
	...['object_storages', 'file_systems', 'disks'],
];

/**
 * What both versions of the API read with POST. Sources: for v2 the integrations of Elastic and Cortex XSOAR and the
 * PowerShell module UofIAxonius; for v1 the vendor's own client (Axonius/axonius_api_client 5.0.21).
 */
const READS = [
	'POST /api/v2/assets/{type}',
	'POST /api/v2/assets/{type}/count',
	'POST /api/v2/adapters/fetch_history',
	'POST /api/v2/adapters/fetch_events',
	...ASSET_TYPES.flatMap((type) => ['', '/count', '/csv'].map((call) => `POST /api/${type}${call}`)),
	'POST /api/adapters/history',
];

/** By the version of the credential, since both versions can be called with the same key. */
export const AXONIUS_CALLS: Record<'v1' | 'v2', CallTable> = {
	v1: {
		reads: READS,
		advice: () => 'With API V1, only assets of the types that this package knows can be read. V2 reads all of them.',
	},
	v2: { reads: READS },
};
