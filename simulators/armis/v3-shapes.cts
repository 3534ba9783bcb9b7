import type { Alert, Device, Site } from './records.cts';
import { v3AlertTime, v3Time } from './times.cts';
import { BOUNDARIES } from './vocabulary.cts';

/** The type of a device's field, as the catalog names it [CODE: integer, string, enum seen; the rest INVENTED]. */
export interface DeviceField {
	name: string;
	type: string;
	is_list: boolean;
	read(device: Device, sites: readonly Site[]): unknown;
}

const one = (name: string, type: string, read: DeviceField['read']): DeviceField => ({
	name,
	type,
	is_list: false,
	read,
});
const many = (name: string, type: string, read: DeviceField['read']): DeviceField => ({
	name,
	type,
	is_list: true,
	read,
});
const unlessEmpty = (value: string | null) => (value === null || value === '' ? [] : [value]);

/** All fields of an interface; the SDK refuses one without any of them [CODE: armis-sdk-python, network_interface.py]. */
const NO_INTERFACE = {
	alias: null,
	brand: null,
	broadcast_ssid: null,
	channels: [],
	description: null,
	hidden_broadcast_ssid: null,
	ipv4_address: null,
	ipv6_address: null,
	last_connected_ssid: null,
	mac_address: null,
	name: null,
	type: null,
	vlan: null,
};

/** The native fields of a device in API v3 [CODE]. */
export const DEVICE_FIELDS: readonly DeviceField[] = [
	one('device_id', 'integer', ({ id }) => id),
	one('display', 'string', ({ displayTitle }) => displayTitle),
	many('names', 'string', ({ names }) => names.split(', ')),
	one('category', 'enum', ({ category }) => category),
	one('type', 'enum', ({ type }) => type),
	one('brand', 'string', ({ manufacturer }) => manufacturer),
	one('model', 'string', ({ model }) => model),
	one('os_name', 'string', ({ operatingSystem }) => operatingSystem),
	one('os_version', 'string', ({ operatingSystemVersion }) => operatingSystemVersion),
	many('ipv4_addresses', 'string', ({ ipAddress }) => unlessEmpty(ipAddress)),
	many('ipv6_addresses', 'string', ({ ipv6 }) => ipv6),
	many('mac_addresses', 'string', ({ macAddress }) => unlessEmpty(macAddress)),
	many('serial_numbers', 'string', ({ serialNumber }) => unlessEmpty(serialNumber)),
	one('site', 'object', ({ site: { name, location } }, sites) => {
		const known = sites.find((site) => site.name === name);
		return { id: Number(known?.id ?? 0), name, location, tier: known?.tier ?? null };
	}),
	// A list of objects, unlike the text of v1 [CODE].
	many('boundaries', 'object', ({ boundaries }) =>
		boundaries.split(', ').flatMap((name) => (name ? [{ id: 31 + BOUNDARIES.indexOf(name), name }] : [])),
	),
	many('tags', 'string', ({ tags }) => tags),
	one('risk_level', 'integer', ({ riskLevel }) => riskLevel),
	one('purdue_level', 'float', ({ purdueLevel }) => purdueLevel),
	one('visibility', 'enum', ({ visibility }) => visibility),
	one('first_seen', 'datetime', ({ firstSeen }) => v3Time(firstSeen)),
	one('last_seen', 'datetime', ({ lastSeen }) => v3Time(lastSeen)),
	many('network_interfaces', 'object', ({ ipAddress, macAddress }) => [
		{ ...NO_INTERFACE, name: 'eth0', ipv4_address: ipAddress, mac_address: macAddress },
	]),
];

/** Two fields of other sources: a custom field is `custom.<Name>`, an integration's is `integration.<name>` [CODE]. */
export const INTEGRATION_FIELD = one('integration.qualys_agent_id', 'string', ({ id }) =>
	id % 3 === 0 ? `agent-${id}` : null,
);

/** An alert in API v3: with other words for status and severity, and other times [DOC]. The words are [INF], except `OPEN`. */
export function v3Alert(alert: Alert): Record<string, unknown> {
	const upper = (text: string) => text.toUpperCase().replaceAll(' ', '_');
	const labels = [alert.mitreAttackLabels ?? []].flat().map((label) => {
		const [matrix, tactic, technique] = label.split('.');
		return { matrix, tactic, technique, sub_technique: null };
	});
	return {
		id: alert.alertId,
		severity: upper(alert.severity),
		type: upper(alert.type),
		status: alert.status === 'Unhandled' ? 'OPEN' : upper(alert.status),
		activity_timestamp: v3AlertTime(alert.time),
		title: alert.title,
		classification: alert.classification,
		policy_id: alert.policyId === null ? null : Number(alert.policyId),
		affected_devices_count: alert.affectedDevicesCount,
		mitre_attack_labels: labels,
		status_change_time: v3AlertTime(alert.statusChangeTime),
		last_alert_update_time: v3AlertTime(alert.lastAlertUpdateTime),
		description: alert.description,
		activity_uuids: alert.activityUUIDs,
		device_ids: alert.deviceIds,
		connection_ids: alert.connectionIds,
		source_endpoints: alert.sourceEndpoints,
		destination_endpoints: alert.destinationEndpoints,
	};
}
