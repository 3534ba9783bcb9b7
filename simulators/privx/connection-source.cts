import { pickFrom } from '../kernel/random.cts';
import type { Kind } from './collection.cts';
import { groupOfHost, hostName, newHost } from './host-source.cts';
import type { Origin } from './origin.cts';
import type { Connection } from './records.cts';
import { roleHandle } from './role-source.cts';
import { goTimeText, timeText } from './times.cts';
import { anyUser, newUser, userHandle } from './user-source.cts';
import { ACCOUNTS, ENDINGS, SERVICES } from './vocabulary.cts';

const CONNECTION = 4;

/** The maximum length of a connection in seconds. */
const LONGEST_S = 3600;

/** Connections from their numbers; the newest ones are open. */
export function connectionKind(origin: Origin): Kind<Connection> {
	const { ids, settings, timeOf } = origin;
	return {
		total: settings.connections,
		ids: ids.connections,
		idField: 'id',
		timeField: 'connected',
		timeOf,
		record: (number) => ({ ...generated(origin, number), ...snapshots(origin, number) }),
		facets: (number) => generated(origin, number),
	};
}

function generated(origin: Origin, number: number): Connection {
	const { settings, timeOf, draw } = origin;
	const isOpen = number < settings.openConnections;
	const base = openConnection(origin, number, timeOf(number));
	if (isOpen) return base;
	const lastedMicros = Math.min(
		(10 + (draw(CONNECTION, number, 1) % LONGEST_S)) * 1e6,
		Math.max(0, settings.endTime * 1000 - timeOf(number)),
	);
	const end = timeText(timeOf(number) + lastedMicros);
	return {
		...base,
		status: pickFrom(ENDINGS, draw(CONNECTION, number, 2)),
		disconnected: end,
		last_activity: end,
		updated: end,
		duration: Math.floor(lastedMicros / 1e6),
	};
}

/** An open connection, without its snapshots. Also used for connections that are added later. */
export function openConnection(origin: Origin, number: number, micros: number): Connection {
	const { ids, draw } = origin;
	const host = hostNumber(origin, number);
	const [type, port] = pickFrom(SERVICES, draw(CONNECTION, number, 3));
	const user = userHandle(origin, userNumber(origin, number));
	const target = { id: ids.hosts.of(host), common_name: hostName(origin, host) };
	return {
		id: ids.connections.of(number),
		proxy_id: ids.parts.of(0),
		type,
		mode: 'UI',
		user_agent: 'Mozilla/5.0',
		authentication_method: ['CERT'],
		user,
		user_roles: [roleOf(origin, number)],
		target_host: target,
		target_host_address: `${target.common_name}:${port}`,
		target_host_account: pickFrom(ACCOUNTS, draw(CONNECTION, number, 4)),
		target_host_roles: [roleOf(origin, number)],
		remote_address: `192.0.2.${1 + (draw(CONNECTION, number, 5) % 250)}`,
		connected: goTimeText(micros),
		created: timeText(micros),
		updated: timeText(micros),
		last_activity: timeText(micros),
		duration: 0,
		status: 'CONNECTED',
		bytes_in: draw(CONNECTION, number, 6) % 100_000,
		bytes_out: draw(CONNECTION, number, 7) % 1_000_000,
		audit_enabled: number % 2 === 0,
		index_status: 'NOT_INDEXED',
		force_disconnect: '',
		termination_reason: '',
		access_group_id: groupOfHost(origin, host),
		tags: number % 4 === 0 ? ['reviewed'] : [],
	};
}

/** Full copies of the user and host, and empty objects for what does not apply [CODE: recorded sample]. */
export function snapshots(origin: Origin, number: number) {
	const [user, host] = [userNumber(origin, number), hostNumber(origin, number)];
	return {
		user_data: newUser(origin, user, origin.timeOf(user)),
		target_host_data: newHost(origin, host, origin.timeOf(host)),
		target_api_data: { id: '', name: '', tags: null, roles: null, authorized_endpoints: null },
		target_network_data: { id: '', dst: null, name: '', tags: null, roles: null },
	};
}

function userNumber(origin: Origin, number: number): number {
	return anyUser(origin, origin.draw(CONNECTION, number, 8));
}

function hostNumber({ settings, draw }: Origin, number: number): number {
	return draw(CONNECTION, number, 9) % Math.max(1, settings.hosts);
}

function roleOf(origin: Origin, number: number) {
	return roleHandle(origin, 1 + (origin.draw(CONNECTION, number, 10) % (origin.settings.roles - 1)));
}
