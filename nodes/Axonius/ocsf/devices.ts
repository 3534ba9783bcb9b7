import { eventShape } from '../../../core/node/event-shape';
import { DEVICE_TYPE, SEVERITY } from '../../../core/ocsf/captions';
import { DEVICE_INVENTORY } from '../../../core/ocsf/classes';
import { objects } from '../../../core/ocsf/nested';
import { osType } from '../../../core/ocsf/operating-system';
import { alwaysOf, from } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import {
	addresses,
	choice,
	earliest,
	first,
	hostName,
	ip,
	latest,
	list,
	mac,
	serial,
	whole,
} from '../../../core/ocsf/values';
import { data, found, ofAssets, textIn, valuesIn } from './fields';

const HOST_NAMES = ['hostname_preferred', 'hostname'];
const IPS = ['network_interfaces.ips_preferred', 'network_interfaces.ips'];
const MACS = ['network_interfaces.mac_preferred', 'network_interfaces.mac'];
const OS_NAMES = ['os.type_distribution_preferred', 'os.os_str_preferred', 'os.type_distribution', 'os.os_str'];

const KINDS = choice(DEVICE_TYPE, {
	...{ server: 1, desktop: 2, laptop: 3, tablet: 4, mobile: 5, virtual: 6, 'virtual machine': 6, iot: 7, firewall: 9 },
	...{ switch: 10, hub: 11, router: 12, ids: 13, ips: 14, 'load balancer': 15 },
});

const nameOf = textIn(...HOST_NAMES, 'name', ...IPS);
const systemOf = textIn(...OS_NAMES, 'os.type');

/** Devices: one record for each, whatever number of adapters know it. */
const DEVICE_EVENT: EventTable = {
	...ofAssets('devices'),
	class: DEVICE_INVENTORY,
	activity: 2,
	time: data(['last_seen_preferred', 'last_seen', 'fetch_time'], latest),
	message(row) {
		const system = systemOf(row);
		return ['Device', nameOf(row) ?? row.internal_axon_id, system && `(${system})`];
	},
	attributes: {
		severity: alwaysOf(SEVERITY, 1),
		'device.uid': from('internal_axon_id'),
		'device.hostname': found(HOST_NAMES, valuesIn(...HOST_NAMES), addresses(hostName)),
		'device.name': data('name'),
		'device.type': data('device_type', first(KINDS)),
		'device.domain': data(['domain_preferred', 'domain']),
		'device.vendor_name': data(['device_manufacturer_preferred', 'device_manufacturer']),
		'device.model': data(['device_model_preferred', 'device_model']),
		'device.hw_info.serial_number': data(['device_serial', 'bios_serial'], first(serial)),
		'device.ip': found(IPS, valuesIn(...IPS), addresses(ip)),
		'device.mac': found(MACS, valuesIn(...MACS), addresses(mac)),
		'device.os.name': data([...OS_NAMES, 'os.type']),
		'device.os.type': data(['os.type_preferred', 'os.type', ...OS_NAMES], first(osType)),
		'device.os.version': data('os.os_dotted'),
		'device.os.build': data(['os.build_preferred', 'os.build']),
		'device.os.kernel_release': data(['os.kernel_version_preferred', 'os.kernel_version']),
		'device.os.cpu_bits': data(['os.bitness_preferred', 'os.bitness'], first(whole)),
		'device.owner.name': data('owner'),
		'device.agent_list': data(
			'agent_versions',
			objects('agent_list', {
				name: from(['adapter_name', 'adapter'], undefined, 'seen'),
				version: from(['agent_version', 'version'], undefined, 'seen'),
			}),
		),
		'device.first_seen_time': data(['first_seen_preferred', 'first_seen', 'first_fetch_time'], earliest),
		'device.last_seen_time': data(['last_seen_preferred', 'last_seen'], latest),
		'metadata.labels': from('labels', list(), 'seen'),
	},
};

/** Output OCSF of devices. */
export const deviceEvent = eventShape(DEVICE_EVENT);
