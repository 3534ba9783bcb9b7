import { DEVICES } from './devices.cts';
import { COMMON, data, date, type AssetKind } from './field.cts';
import { ALERT_FINDINGS } from './findings.cts';
import { USERS } from './users.cts';
import { VULNERABILITIES, VULNERABILITY_INSTANCES } from './vulnerabilities.cts';

export type { AssetKind } from './field.cts';

/** Types whose assets have only a name here; the vendor has more types [CODE EL]. */
const PLAIN_TYPES = [
	'groups',
	'software',
	'saas_applications',
	'certificates',
	'incidents',
	'tickets',
	'cases',
	'compute_services',
	'databases',
	'networks',
	'network_devices',
	'firewalls',
	'object_storages',
	'licenses',
];

/** Every asset type of a simulator. */
export const KINDS: AssetKind[] = [
	DEVICES,
	USERS,
	ALERT_FINDINGS,
	VULNERABILITIES,
	VULNERABILITY_INSTANCES,
	...PLAIN_TYPES.map(plainKind),
];

function plainKind(type: string, index: number): AssetKind {
	return {
		type,
		code: 30 + index,
		adapters: ['aws_adapter', 'azure_adapter'],
		timeField: 'specific_data.data.first_fetch_time',
		fields: [
			...COMMON,
			data('name', 'Name', ({ number }) => `${type} ${number}`, { isDefault: true }),
			date('first_fetch_time', 'First Fetch Time', ({ createdMs }) => createdMs),
		],
	};
}
