import { weightedList } from '../kernel/random.cts';

/** The properties of an alarm rule. Intents are the vendor's five [DOC]; the words of the rules are like those of samples [CODE]. */
export interface Rule {
	rule_intent: string;
	rule_strategy: string;
	rule_method: string;
	rule_dictionary: string;
	rule_attack_id: string;
	rule_attack_technique: string;
	rule_attack_tactic: string[];
	/** The lowest priority of the rule's alarms; the highest is 24 more. */
	priorityFrom: number;
}

const rule = (
	[rule_intent, rule_strategy, rule_method]: [string, string, string],
	rule_dictionary: string,
	[rule_attack_id, rule_attack_technique, ...rule_attack_tactic]: [string, string, ...string[]],
	priorityFrom: number,
): Rule => ({
	rule_intent,
	rule_strategy,
	rule_method,
	rule_dictionary,
	rule_attack_id,
	rule_attack_technique,
	rule_attack_tactic,
	priorityFrom,
});

const AWARENESS = 'Environmental Awareness';
const RECON = 'Reconnaissance & Probing';
const DELIVERY = 'Delivery & Attack';
const EXPLOITATION = 'Exploitation & Installation';
const COMPROMISE = 'System Compromise';

/** The rules of alarms with their frequency; harmless ones are the most frequent. */
export const RULES = weightedList<Rule>([
	[
		rule(
			[AWARENESS, 'Security Critical Event', 'Windows Scheduled Job Created'],
			'WindowsRules-Dict',
			['T1053', 'Scheduled Task', 'Execution', 'Persistence', 'Privilege Escalation'],
			5,
		),
		6,
	],
	[
		rule(
			[AWARENESS, 'Credential Abuse', 'Successful Logon From Several Countries'],
			'Office365Rules-Dict',
			['T1078', 'Valid Accounts', 'Defense Evasion', 'Persistence'],
			20,
		),
		4,
	],
	[
		rule(
			[AWARENESS, 'Defense Evasion - Cover Tracks', 'AWS CloudTrail Logging Stopped'],
			'AWSRules-Dict',
			['T1562', 'Impair Defenses', 'Defense Evasion'],
			40,
		),
		2,
	],
	[
		rule(
			[RECON, 'Network Scan', 'Port Scan From Internal Host'],
			'FirewallRules-Dict',
			['T1046', 'Network Service Scanning', 'Discovery'],
			10,
		),
		4,
	],
	[
		rule(
			[RECON, 'Vulnerability Scan', 'Web Scanner User Agent'],
			'WebRules-Dict',
			['T1595', 'Active Scanning', 'Reconnaissance'],
			15,
		),
		2,
	],
	[
		rule(
			[DELIVERY, 'Brute Force Authentication', 'SSH Password Guessing'],
			'LinuxRules-Dict',
			['T1110', 'Brute Force', 'Credential Access'],
			35,
		),
		4,
	],
	[
		rule(
			[DELIVERY, 'Phishing', 'Link To Newly Registered Domain'],
			'MailRules-Dict',
			['T1566', 'Phishing', 'Initial Access'],
			40,
		),
		2,
	],
	[
		rule(
			[EXPLOITATION, 'Suspicious Behavior', 'Encoded PowerShell Command'],
			'WindowsRules-Dict',
			['T1059', 'Command and Scripting Interpreter', 'Execution'],
			60,
		),
		2,
	],
	[
		rule(
			[COMPROMISE, 'C&C Communication', 'Beaconing To Known Malware Host'],
			'ThreatIntel-Dict',
			['T1071', 'Application Layer Protocol', 'Command And Control'],
			72,
		),
		2,
	],
	[
		rule(
			[COMPROMISE, 'Ransomware Infection', 'Shadow Copies Deleted'],
			'WindowsRules-Dict',
			['T1490', 'Inhibit System Recovery', 'Impact'],
			76,
		),
		1,
	],
]);

/** Statuses of alarms and their frequency; the space in the third is the vendor's [CODE]. */
export const STATUSES = weightedList<string>([
	['open', 6],
	['closed', 3],
	['in review', 1],
]);

/** The fields of one kind of event, from plugins in samples [CODE]. */
export interface EventKind {
	event_name: string;
	plugin: string;
	plugin_device: string;
	plugin_device_type: string;
	event_category: string;
	event_subcategory: string;
	event_action: string;
	/** A text in every sample, also for numbers [CODE]. */
	event_severity: string;
}

const kind = (
	[event_name, event_action, event_severity]: [string, string, string],
	[plugin, plugin_device, plugin_device_type]: [string, string, string],
	[event_category, event_subcategory]: [string, string],
): EventKind => ({
	event_name,
	plugin,
	plugin_device,
	plugin_device_type,
	event_category,
	event_subcategory,
	event_action,
	event_severity,
});

const WINDOWS: [string, string, string] = [
	'AlienVault Agent - Windows EventLog',
	'AlienVault Agent',
	'Endpoint Security',
];
const CLOUDTRAIL: [string, string, string] = ['CloudTrail', 'Amazon Web Services', 'Cloud Infrastructure'];

/** The kinds of events with their frequency. */
export const EVENT_KINDS = weightedList<EventKind>([
	[
		kind(['Service Control Manager: EventID 7040', 'changed', 'INFORMATION'], WINDOWS, [
			'System',
			'Service Control Manager',
		]),
		4,
	],
	[kind(['An account failed to log on', 'failure', 'UNDEFINED'], WINDOWS, ['Authentication', 'Login']), 3],
	[kind(['PutObject', 'PutObject', '2'], CLOUDTRAIL, ['Application', 'Object Storage']), 3],
	[kind(['ConsoleLogin', 'ConsoleLogin', '3'], CLOUDTRAIL, ['Authentication', 'Login']), 2],
	[kind(['SSH Failed password', 'failed', '4'], ['SSH', 'OpenSSH', 'Authentication'], ['Authentication', 'Login']), 3],
	[kind(['Deny TCP connection', 'deny', '4'], ['Cisco ASA', 'Cisco ASA', 'Firewall'], ['Network', 'Firewall']), 5],
]);

/** Accounts, hosts and countries for the records; all reserved or invented. */
export const ACCOUNTS = ['HW-HOST-13$', 'svc-backup', 'alice.meyer', 'bob.tanaka', 'root', 'administrator'];
export const HOSTS = ['web-01', 'web-02', 'db-01', 'dc-01', 'laptop-7f', 'jump-01', 'mail-01'];
export const COUNTRIES = ['US', 'DE', 'JP', 'BR', 'ZA', 'NL'];
