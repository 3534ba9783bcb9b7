import { eventShape } from '../../../core/node/event-shape';
import { SEVERITY } from '../../../core/ocsf/captions';
import { DEVICE_INVENTORY } from '../../../core/ocsf/classes';
import { itself, objects } from '../../../core/ocsf/nested';
import { always, alwaysOf, from } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import { addresses, hostName, ip, time } from '../../../core/ocsf/values';
import { idOf } from '../pages';
import { valuesIn } from '../record-values';
import { eventId, PRIVX } from './product';

const COLLECT = 2;

/**
 * Hosts. Services are what users may connect to: nothing says that the ports are open. PrivX does not know what kind of
 * device a host is, and not when it was last seen.
 */
const HOST_EVENT: EventTable = {
	class: DEVICE_INVENTORY,
	activity: COLLECT,
	product: PRIVX,
	log: 'hosts',
	time: from([], time),
	uid: (row) => eventId(idOf(row)),
	message: ({ common_name, addresses: all, id }) => ['Host', common_name || valuesIn(all)[0] || id],
	attributes: {
		severity: alwaysOf(SEVERITY, 1),
		'device.uid': from('id'),
		'device.uid_alt': from('external_id'),
		'device.instance_uid': from('instance_id'),
		'device.name': from('common_name'),
		'device.hostname': from('addresses', addresses(hostName)),
		'device.ip': from('addresses', addresses(ip)),
		'device.desc': from('comment'),
		'device.region': from('cloud_provider_region'),
		'device.org.name': from('organization'),
		'device.org.ou_name': from('organizational_unit'),
		'device.groups': from('access_group_id', objects('groups', { uid: itself(), type: always('Access group') })),
		'device.created_time': from('created', time),
		'device.modified_time': from('updated', time),
	},
};

/** Output OCSF of hosts. */
export const hostEvent = eventShape(HOST_EVENT);
