import { pickFrom } from '../kernel/random.cts';
import { machineAddress, machineName } from '../shared-identities.cts';
import type { Kind } from './collection.cts';
import type { Origin } from './origin.cts';
import type { Host } from './records.cts';
import { roleHandle } from './role-source.cts';
import { goTimeText, timeText } from './times.cts';
import { ACCOUNTS, CLOUDS, DISABLED, HOST_KINDS, SERVICES } from './vocabulary.cts';

const HOST = 1;

/** Go's zero time, which means never [CODE]. */
const NEVER = '0001-01-01T00:00:00Z';

/**
 * The machine that a host is, which other products may know: every third one, and every fifth machine from the tenth on.
 * All others are only known here.
 */
function machineOf(number: number): number | undefined {
	return number % 3 === 0 ? 10 + (number / 3) * 5 : undefined;
}

/** Hosts from their numbers. */
export function hostKind(origin: Origin): Kind<Host> {
	const { ids, settings, timeOf } = origin;
	return {
		total: settings.hosts,
		ids: ids.hosts,
		idField: 'id',
		timeField: 'created',
		timeOf,
		record: (number) => newHost(origin, number, timeOf(number)),
	};
}

/** The access group of a generated host and of its connections. */
export function groupOfHost({ ids, draw }: Origin, number: number): string {
	return ids.accessGroups[draw(HOST, number, 1) % ids.accessGroups.length];
}

/** Name of a generated host. */
export function hostName({ draw }: Origin, number: number): string {
	const machine = machineOf(number);
	if (machine !== undefined) return machineName(machine);
	return `${pickFrom(HOST_KINDS, draw(HOST, number, 2))}-${String(number).padStart(5, '0')}`;
}

/** All fields of a host. Also used for hosts that are added later. */
export function newHost(origin: Origin, number: number, createdMicros: number): Host {
	const { ids, draw } = origin;
	const bits = draw(HOST, number, 3);
	const machine = machineOf(number);
	const address =
		machine === undefined
			? `10.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`
			: machineAddress(origin.settings.seed, machine);
	const cloud = pickFrom(CLOUDS, bits >>> 4);
	return {
		...EMPTY_HOST,
		id: ids.hosts.of(number),
		access_group_id: groupOfHost(origin, number),
		common_name: hostName(origin, number),
		addresses: [address],
		external_id: `ext-${number}`,
		source_id: ids.sources.LOCAL,
		cloud_provider: cloud,
		cloud_provider_region: cloud && 'region-1',
		zone: String(1 + (bits % 3)),
		disabled: pickFrom(DISABLED, draw(HOST, number, 4)),
		tags: [`env=${bits % 4 === 0 ? 'test' : 'production'}`, `tier=${bits % 3}`],
		services: [serviceOf(origin, number, address)],
		principals: [principalOf(origin, number)],
		created: goTimeText(createdMicros),
		updated: timeText(createdMicros + 300e6),
		updated_by: ids.users.of(1),
	};
}

function serviceOf({ draw }: Origin, number: number, address: string) {
	const [service, port] = pickFrom(SERVICES, draw(HOST, number, 5));
	return {
		service,
		address,
		port,
		source: 'SCAN',
		status: 'OK',
		status_updated: NEVER,
		created: NEVER,
		updated: NEVER,
		// null, not an empty list [CODE].
		allowed_domains: null,
		ssh_tunnel_port: 0,
		use_for_password_rotation: false,
	};
}

function principalOf(origin: Origin, number: number) {
	const { draw, settings } = origin;
	const role = roleHandle(origin, 1 + (draw(HOST, number, 6) % (settings.roles - 1)));
	return {
		principal: pickFrom(ACCOUNTS, draw(HOST, number, 7)),
		passphrase: '',
		source: 'UI',
		roles: [role],
		applications: [],
		use_user_account: false,
		username_attribute: '',
		rotate: false,
		service_options: { ssh: { shell: true, exec: true, tunnels: true, x11: true, file_transfer: true, other: true } },
		command_restrictions: { enabled: false, default_whitelist: {}, whitelists: [] },
	};
}

/** The default values of a host. A PUT that leaves out a field resets it to this value [INF from Go's zero values]. */
export const EMPTY_HOST = {
	instance_id: '',
	external_id: '',
	source_id: '',
	cloud_provider: '',
	cloud_provider_region: '',
	distinguished_name: '',
	organization: '',
	organizational_unit: '',
	zone: '',
	host_type: '',
	host_classification: '',
	comment: '',
	contact_address: '',
	user_message: '',
	updated_by: '',
	addresses: [] as string[],
	scope: [] as string[],
	tags: [] as string[],
	status: [] as unknown[],
	services: [] as unknown[],
	principals: [] as unknown[],
	ssh_host_public_keys: [] as unknown[],
	deployable: false,
	tofu: false,
	toch: false,
	stand_alone_host: false,
	audit_enabled: false,
	password_rotation_enabled: false,
	session_recording_options: { disable_clipboard_recording: false, disable_file_transfer_recording: false },
	disabled: 'FALSE',
};
