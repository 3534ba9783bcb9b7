import { weightedList } from '../kernel/random.cts';

/** Severities of alerts and their frequency; some integrations do not know the last one [CODE]. */
export const SEVERITIES = weightedList([
	['Low', 5],
	['Medium', 4],
	['High', 3],
	['Critical', 1],
]);

/** Statuses of alerts in API v1 and their frequency [CODE]. */
export const STATUSES = weightedList([
	['Unhandled', 6],
	['Suppressed', 1],
	['Resolved', 3],
]);

/** Types of alerts [CODE]. */
export const ALERT_TYPES = weightedList([
	['Policy Violation', 4],
	['System Policy Violation', 3],
	['Anomaly Detection', 2],
]);

/** Titles and classifications of alerts, all invented. */
export const ALERT_KINDS: ReadonlyArray<readonly [title: string, classification: string]> = [
	['Unencrypted credentials in use', 'Security - Other'],
	['Device talks to a known malware host', 'Security - Threat'],
	['Controller program changed outside of hours', 'Operations'],
	['Guest device in the production network', 'Security - Access'],
	['Medical device runs an "end of life" system', 'Risk - Compliance'],
	['Port scan from an internal device', 'Security - Threat'],
];

/** Kinds of devices, all invented. */
export const DEVICE_KINDS: ReadonlyArray<readonly [category: string, type: string, maker: string, model: string]> = [
	['Computers', 'Laptops', 'Lattice', 'Note 14'],
	['Computers', 'Servers', 'Northmark', 'R7'],
	['Handhelds', 'Mobile Phones', 'Lattice', 'Pocket 3'],
	['Imaging', 'IP Cameras', 'Vistaform', 'Dome 2'],
	['Manufacturing Equipment', 'PLCs', 'Kessler & Ruiz', 'Series 40'],
	['Medical Devices', 'Infusion Pumps', 'Aurelia Medical', 'Flow 9'],
	['Network Equipment', 'Switches', 'Bridgeway', 'S-48'],
];

/** Kinds of devices on which people work, or where they log in. */
export const COMPUTER_KINDS = DEVICE_KINDS.filter(([category]) => category === 'Computers');

/** Operating systems and versions; only the kinds are real. */
export const SYSTEMS: ReadonlyArray<readonly [name: string, version: string]> = [
	['Windows', '11'],
	['Linux', '6.1'],
	['Android', '14'],
	['RTOS', '5.2'],
];

/** Sites. One name has a comma, which breaks clients that split lists of names [CODE]. */
export const SITES: ReadonlyArray<readonly [name: string, location: string, tier: string]> = [
	['Harbor Plant', 'Rotterdam', 'Tier 1'],
	['Clinic, North Wing', 'Leeds', 'Tier 1'],
	['Head Office', 'Osaka', 'Tier 2'],
	['Depot 7', 'Durban', 'Tier 3'],
];

export const BOUNDARIES = ['Corporate', 'Guest', 'OT'];
export const TAGS = ['SCADA', 'Corporate', 'ticket-open', 'Needs Review'];
export const SENSORS = ['sensor-a', 'sensor-b', 'sensor-c'];
export const PROTOCOLS = ['SMB', 'HTTPS', 'Modbus', 'SSH', 'DNS'];
export const ACTIVITY_TYPES = ['Port Scan Detected', 'Suspicious Connection', 'New Device Seen', 'Login Failed'];
export const IMPACTS = ['Low', 'Medium', 'High', 'Unassigned'];
