import type { Session } from '../../core/http/session';
import { countOf, objectOf } from '../../core/json';
import type { RecordKind } from '../../core/node/list';
import type { Row } from '../../core/pages/page-style';
import type { Observed } from '../../core/poll/conditions';
import { dialectOf, exchange } from './dialect';
import { keyOfId } from './ocsf/fields';
import { cleanedRow } from './values';

/**
 * What is shown of a connection: everything but its settings, which may hold passwords. A list of what is safe, since
 * settings stand under names that differ between adapters and releases.
 */
const SHOWN = [
	...['id', 'uuid', 'connection_id', 'client_id', 'connection_label', 'adapter_name', 'node_id', 'node_name'],
	...['active', 'status', 'error', 'last_fetch_time', 'last_successful_fetch', 'date_fetched', 'tunnel_id', 'note'],
	...['did_notify_error', 'failed_connections_limit_exceeded'],
];

/** One connection of an adapter. While it is being fetched or is switched off, it is not known whether it fails. */
export interface Connection extends Observed {
	adapter: Row;
	connection: Row;
}

/** Adapters with few fields: how many connections they have, and which of them fail. */
export const ADAPTER: RecordKind = {
	// One adapter may run on several nodes.
	idOf: adapterId,
	keyOf: (adapter) => keyOfId(adapterId(adapter)),
	simplified(adapter) {
		const connections = connectionRows(adapter);
		const having = (status: string) => connections.filter((one) => one.status === status).length;
		const count = (name: string) => countIn(adapter, `${name}_count`) ?? having(name);
		return cleanedRow({
			id: adapter.id,
			plugin_name: adapter.plugin_name,
			node_name: adapter.node_name,
			status: adapter.status,
			connections: countIn(adapter, 'total_count') ?? connections.length,
			success: count('success'),
			error: count('error'),
			warning: count('warning'),
			failing_connections: connections.filter(isFailing).map(withoutSettings),
		});
	},
};

/**
 * All adapters with the state of their connections. Settings are left out, unless they are asked for.
 * Some releases may list connections only together with their settings; then these are asked for, and removed here.
 */
export async function readAdapters(session: Session, withSettings: boolean): Promise<Row[]> {
	const dialect = dialectOf(session);
	const adapters = await exchange(session, dialect.adapters(withSettings));
	if (withSettings) return adapters;
	const isIncomplete = adapters.some((adapter) => !adapter.connections && countIn(adapter, 'total_count') !== 0);
	const all = isIncomplete ? await exchange(session, dialect.adapters(true)) : adapters;
	return all.map((adapter) => ({ ...adapter, connections: connectionRows(adapter).map(withoutSettings) }));
}

function adapterId({ id, unique_plugin_name: name, node_id: node }: Row): string {
	return JSON.stringify([id, name, node]);
}

/** The connections of all adapters. */
export function connectionsOf(adapters: Row[]): Connection[] {
	return adapters.flatMap((adapter) =>
		connectionRows(adapter).map((connection, position) => {
			const { id, uuid, client_id: client, connection_id: number, connection_label: label } = connection;
			// Without any of them the position is used: two connections must never be treated as one.
			const own = id ?? uuid ?? client ?? number ?? label ?? position;
			return {
				id: [adapter.unique_plugin_name ?? adapter.id, adapter.node_id, own].map(String).join(' '),
				isFailing: isFailing(connection),
				workedAt: textIn(connection.last_successful_fetch),
				adapter,
				connection,
			};
		}),
	);
}

/** Whether an adapter has a connection that fails. */
export function hasFailing(adapter: Row): boolean {
	return connectionRows(adapter).some((connection) => isFailing(connection));
}

/**
 * Unknown for a connection that is switched off, or a failing one would seem to recover; and for a status that is not
 * known here.
 */
function isFailing({ active, status }: Row): boolean | undefined {
	if (active === false) return undefined;
	if (/^(error|fail)/i.test(String(status))) return true;
	return /^(success|ok|warning)/i.test(String(status)) ? false : undefined;
}

function textIn(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function withoutSettings(connection: Row): Row {
	return Object.fromEntries(SHOWN.flatMap((name) => (name in connection ? [[name, connection[name]]] : []))) as Row;
}

function connectionRows({ connections }: Row): Row[] {
	const list: unknown[] = Array.isArray(connections) ? connections : [];
	return list.filter((one): one is Row => objectOf(one) !== undefined);
}

function countIn(adapter: Row, name: string): number | undefined {
	return countOf(objectOf(adapter.connections_count)?.[name]);
}
