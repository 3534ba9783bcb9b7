/** Whatever a record is like: a valid event in which each of its values stands, or the reason why there is none. */
import fc from 'fast-check';
import { DEVICE_TYPE, OS_TYPE, RISK_LEVEL, SEVERITY } from '../../../core/ocsf/captions';
import { DEVICE_INVENTORY, NETWORK_ACTIVITY, VULNERABILITY_FINDING } from '../../../core/ocsf/classes';
import { EventMapper } from '../../../core/ocsf/event';
import { itself, objects } from '../../../core/ocsf/nested';
import { osType } from '../../../core/ocsf/operating-system';
import { always, alwaysOf, derived, from } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import * as values from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { runs } from '../../harness/runs.cts';
import { faultsWith, fieldsOf, hostile, usualRecord } from './hostile.cts';

const { addresses, choice, cve, decimal, digits, first, flag, hostName, ip, latest, list, mac, mail } = values;
const { port, seconds, text, time, uuid, whole } = values;

const PRODUCT = { name: 'Product', vendor: 'Vendor', feature: 'API' };
const severity = from(['severity', 'level'], choice(SEVERITY, { low: 2, high: 4, constructor: 99 }));
const common = {
	product: PRODUCT,
	log: 'records',
	uid: ({ id }: Row) => (typeof id === 'string' && id !== '' ? `product:${id}` : undefined),
	message: ({ name, id }: Row) => [name, id],
};

const DEVICE: EventTable = {
	...common,
	class: DEVICE_INVENTORY,
	activity: ({ name }) => (typeof name === 'string' && name.trim() ? { id: 99, caption: name } : 2),
	time: from(['seen', 'span.last'], latest),
	attributes: {
		severity,
		'device.uid': from('id'),
		'device.name': from(['a.b', 'name']),
		'device.type': from('kind', choice(DEVICE_TYPE, { server: 1 })),
		'device.ip': from('addresses', addresses(ip)),
		'device.hostname': from('addresses', addresses(hostName)),
		'device.mac': from('macs', addresses(mac)),
		'device.network_interfaces': from(
			'nics',
			objects('network_interfaces', { mac: from('mac', mac), ip: from('ip', first(ip)) }),
		),
		'device.os.name': from('os.name'),
		'device.os.type': from('os.name', osType),
		'device.os.version': from('os.version', digits),
		'device.os_machine_uuid': from('uuid', uuid),
		'device.location.city': from('place.city'),
		'device.location.desc': from('place'),
		'device.risk_level': from('risk', choice(RISK_LEVEL, { low: 1 })),
		'device.risk_score': from('risk', whole),
		'device.is_managed': from('managed', flag),
		'device.owner.name': from('owner.name'),
		'device.owner.email_addr': from(['owner.mail', 'mail'], mail),
		'device.owner.type': from('constructor', choice(OS_TYPE, {})),
		'device.groups': from('tags', objects('groups', { name: itself(), type: always('Tag') })),
		'device.last_seen_time': from('seen', latest),
		'device.hw_info.serial_number': derived(
			['serial', 'a.b'],
			({ serial, a }) => serial ?? (a as Row | undefined)?.b,
			text,
		),
		'metadata.event_code': from('code'),
		'metadata.labels': from('tags', list()),
	},
};

const VULNERABILITY: EventTable = {
	...common,
	class: VULNERABILITY_FINDING,
	activity: 1,
	time: from('time', time, 'assumed'),
	attributes: {
		severity,
		'finding_info.uid': from('id'),
		'finding_info.analytic.name': from('rule'),
		'finding_info.analytic.category': from('rule.kind'),
		'vulnerabilities[].cve.uid': from('cve', cve),
		'vulnerabilities[].cve.cvss': from(
			'scores',
			objects('cvss', { base_score: from('score', decimal), version: from('version') }),
		),
		'vulnerabilities[].desc': from('name'),
		'vulnerabilities[].references': from('links', list()),
		'vulnerabilities[].remediation.references': from('links', list()),
		resources: from(
			'ids',
			objects('resources', { uid: itself(), 'owner.name': from('owner'), type: always('Device') }),
		),
	},
};

const CONNECTION: EventTable = {
	...common,
	class: NETWORK_ACTIVITY,
	activity: 6,
	time: derived(['from', 'to'], (row) => row.from ?? row.to, time),
	attributes: {
		'src_endpoint.ip': from(['source.ip', 'source'], first(ip)),
		'src_endpoint.port': from('source.port', port),
		'src_endpoint.zone': always('inside'),
		'dst_endpoint.hostname': from('target', hostName),
		'connection_info.protocol_name': from('protocol'),
		'connection_info.direction': alwaysOf({ 2: 'Outbound' }, 2),
		duration: from('seconds', seconds),
		'traffic.bytes': from('bytes', whole),
	},
};

test.each(Object.entries({ DEVICE, VULNERABILITY, CONNECTION }))(
	'a record for the table %s becomes an honest event, or none',
	(_, table) => {
		const mapper = new EventMapper(table);
		const names = [...fieldsOf(table.attributes), ...table.time.fields];
		fc.assert(
			fc.property(hostile(usualRecord(table), names), (row) => {
				expect(
					faultsWith(row, mapper.eventOf(row, { url: 'https://product.example', readAt: 1_768_465_800_000 })),
				).toBeUndefined();
			}),
			{ numRuns: runs(150) },
		);
	},
);
