import type { Row } from '../pages/page-style';
import { UNKNOWN } from './captions';
import { idNameOf } from './paths';

/** What an object must have to be valid (OCSF 1.8.0). */
interface ObjectRule {
	/** Enumerations that must be there; 0 and "Unknown" where the product does not say. */
	choices?: string[];
	required?: string[];
	oneOf?: string[];
}

const NAMED: ObjectRule = { oneOf: ['name', 'uid'] };
const ENDPOINT: ObjectRule = {
	oneOf: [
		...['ip', 'uid', 'name', 'hostname', 'svc_name', 'instance_uid', 'interface_uid', 'interface_name', 'domain'],
	],
};
const USER: ObjectRule = { oneOf: ['account', 'name', 'uid'] };

/** By the name of the attribute that holds the object, or a list of such objects. @internal */
export const OBJECTS: Readonly<Record<string, ObjectRule>> = {
	account: NAMED,
	actor: { oneOf: ['process', 'user', 'invoked_by', 'session', 'app_name', 'app_uid'] },
	advisory: { required: ['uid'] },
	affected_packages: { required: ['name', 'version'] },
	agent_list: NAMED,
	analytic: { choices: ['type'], ...NAMED },
	api: { required: ['operation'] },
	attacks: { oneOf: ['tactic', 'technique', 'sub_technique'] },
	connection_info: { choices: ['direction'] },
	cve: { required: ['uid'] },
	cvss: { required: ['base_score', 'version'] },
	device: {
		choices: ['type'],
		oneOf: ['ip', 'uid', 'name', 'hostname', 'instance_uid', 'interface_uid', 'interface_name'],
	},
	dst_endpoint: ENDPOINT,
	entity: { oneOf: ['name', 'uid', 'device', 'group', 'org', 'policy', 'user'] },
	epss: { required: ['score'] },
	evidences: {
		oneOf: [
			...['actor', 'api', 'connection_info', 'data', 'device', 'dst_endpoint', 'file', 'process', 'resources'],
			...['src_endpoint', 'url', 'user'],
		],
	},
	finding_info: { required: ['uid'] },
	group: NAMED,
	groups: NAMED,
	location: { oneOf: ['city', 'country', 'postal_code', 'region'] },
	loggers: NAMED,
	manager: USER,
	network_interfaces: { oneOf: ['ip', 'mac', 'name', 'hostname', 'uid'] },
	org: NAMED,
	os: { required: ['name'], choices: ['type'] },
	owner: USER,
	policy: { oneOf: ['name', 'type', 'uid'] },
	related_cwes: { required: ['uid'] },
	related_events: { required: ['uid'] },
	remediation: { required: ['desc'] },
	resources: NAMED,
	service: NAMED,
	src_endpoint: ENDPOINT,
	sub_technique: NAMED,
	tactic: NAMED,
	technique: NAMED,
	url: { oneOf: ['url_string', 'path'] },
	user: USER,
	vulnerabilities: { oneOf: ['advisory', 'cve', 'cwe'] },
};

/** The names of the numbers of all enumerations above. */
const ID_NAMES = new Map(
	Object.values(OBJECTS).flatMap(({ choices = [] }) => choices.map((name) => [name, idNameOf(name)])),
);
const NONE: string[] = [];

/**
 * Whether an object has what it must have. Enumerations that it must have, and that the product does not say, are added.
 * @param name of the attribute that holds it
 */
export function isValid(name: string, object: Row): boolean {
	const rule = Object.hasOwn(OBJECTS, name) ? OBJECTS[name] : undefined;
	if (!rule) return Object.keys(object).length > 0;
	const { choices = NONE, required = NONE, oneOf } = rule;
	for (const one of required) if (object[one] === undefined) return false;
	if (oneOf && !hasOne(object, oneOf)) return false;
	for (const choice of choices) {
		object[ID_NAMES.get(choice)!] ??= UNKNOWN;
		object[choice] ??= 'Unknown';
	}
	return true;
}

function hasOne(object: Row, names: string[]): boolean {
	for (const name of names) if (object[name] !== undefined) return true;
	return false;
}
