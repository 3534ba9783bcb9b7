import { eventShape } from '../../../core/node/event-shape';
import { SEVERITY } from '../../../core/ocsf/captions';
import { DEVICE_INVENTORY } from '../../../core/ocsf/classes';
import { objects } from '../../../core/ocsf/nested';
import { osType } from '../../../core/ocsf/operating-system';
import { alwaysOf } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import { addresses, first, hostName, ip, mac, meaningful, serial, time, whole } from '../../../core/ocsf/values';
import { deviceType } from './device-type';
import { ARMIS_V1, ARMIS_V3, keyOf, seen, together } from './fields';

const COLLECT = 2;

/** Devices by API v3. */
const DEVICE: EventTable = {
	class: DEVICE_INVENTORY,
	activity: COLLECT,
	product: ARMIS_V3,
	log: 'devices',
	time: seen('last_seen', time),
	uid: ({ device_id }) => keyOf('device', device_id),
	message: ({ device_id, display }) => ['Device', display || device_id],
	attributes: {
		severity: alwaysOf(SEVERITY, 1),
		'device.uid': seen('device_id'),
		'device.name': seen('display'),
		'device.type': seen('type', deviceType),
		// Before the addresses, so that those of an interface are not repeated.
		'device.network_interfaces': seen(
			'network_interfaces',
			objects('network_interfaces', {
				name: seen('name'),
				ip: seen(['ipv4_address', 'ipv6_address'], ip),
				mac: seen('mac_address', mac),
			}),
		),
		'device.hostname': together(['names'], addresses(hostName)),
		'device.ip': together(['ipv4_addresses', 'ipv6_addresses'], addresses(ip)),
		'device.mac': together(['mac_addresses'], addresses(mac)),
		'device.vendor_name': seen('brand'),
		'device.model': seen('model'),
		'device.hw_info.serial_number': seen('serial_numbers', first(serial)),
		'device.os.name': seen('os_name', meaningful),
		'device.os.type': seen('os_name', osType),
		'device.os.version': seen('os_version'),
		'device.risk_score': seen('risk_level', whole),
		'device.first_seen_time': seen('first_seen', time),
		'device.last_seen_time': seen('last_seen', time),
	},
};

/** Devices by API v1. */
const SEARCHED_DEVICE: EventTable = {
	...DEVICE,
	product: ARMIS_V1,
	time: seen('lastSeen', time),
	uid: ({ id }) => keyOf('device', id),
	message: ({ id, displayTitle, name }) => ['Device', displayTitle || name || id],
	attributes: {
		severity: alwaysOf(SEVERITY, 1),
		'device.uid': seen('id'),
		'device.name': seen(['displayTitle', 'name']),
		'device.type': seen(['type', 'typeEnum'], deviceType),
		// Host names for runZero's integration, too.
		'device.hostname': together(['name', 'names'], addresses(hostName)),
		'device.ip': together(['ipAddress', 'ipv6'], addresses(ip)),
		'device.mac': together(['macAddress'], addresses(mac)),
		'device.vendor_name': seen('manufacturer'),
		'device.model': seen('model'),
		'device.hw_info.serial_number': seen('serialNumber', first(serial)),
		'device.os.name': seen('operatingSystem', meaningful),
		'device.os.type': seen('operatingSystem', osType),
		'device.os.version': seen('operatingSystemVersion'),
		'device.risk_score': seen('riskLevel', whole),
		'device.first_seen_time': seen('firstSeen', time),
		'device.last_seen_time': seen('lastSeen', time),
	},
};

/** Output OCSF of devices by API v3. */
export const deviceEvent = eventShape(DEVICE);
/** Output OCSF of devices by API v1. */
export const searchedDeviceEvent = eventShape(SEARCHED_DEVICE);
