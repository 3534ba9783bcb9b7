import type { Session } from '../../core/http/session';
import type { Row } from '../../core/pages/page-style';
import { countOf, objectOf } from '../../core/pages/shape';
import { dialectOf, exchange } from './dialect';
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

/** One connection of an adapter, with what its adapter is called. */
export interface Connection {
	/** The same from poll to poll. */
	id: string;
	/** `undefined` while it cannot be told, e.g. while it is being fetched or switched off. */
	isFailing?: boolean;
	adapter: Row;
	connection: Row;
}

/**
 * All adapters with the state of their connections. Settings are left out, unless they are asked for.
 * Some releases may list connections only together with their settings; then these are asked for, and dropped here.
 */
export async function readAdapters(session: Session, withSettings: boolean): Promise<Row[]> {
	const dialect = dialectOf(session);
	const adapters = await exchange(session, dialect.adapters(withSettings));
	if (withSettings) return adapters;
	const isIncomplete = adapters.some((adapter) => !adapter.connections && countIn(adapter, 'total_count') !== 0);
	const all = isIncomplete ? await exchange(session, dialect.adapters(true)) : adapters;
	return all.map((adapter) => ({ ...adapter, connections: listOf(adapter).map(withoutSettings) }));
}

/** The connections of all adapters. */
export function connectionsOf(adapters: Row[]): Connection[] {
	return adapters.flatMap((adapter) =>
		listOf(adapter).map((connection, place) => {
			const { id, uuid, client_id: client, connection_id: number, connection_label: label } = connection;
			// Without any of them its place in the list has to do: two connections must never be taken for one.
			const own = id ?? uuid ?? client ?? number ?? label ?? place;
			return {
				id: [adapter.unique_plugin_name ?? adapter.id, adapter.node_id, own].map(String).join(' '),
				isFailing: isFailing(connection),
				adapter,
				connection,
			};
		}),
	);
}

/** An adapter in few fields: how many connections it has, and which of them fail. */
export function simpleAdapter(adapter: Row): Row {
	const connections = listOf(adapter);
	const having = (status: string) => connections.filter((one) => one.status === status).length;
	const counted = (name: string) => countIn(adapter, `${name}_count`) ?? having(name);
	return cleanedRow({
		id: adapter.id,
		plugin_name: adapter.plugin_name,
		node_name: adapter.node_name,
		status: adapter.status,
		connections: countIn(adapter, 'total_count') ?? connections.length,
		success: counted('success'),
		error: counted('error'),
		warning: counted('warning'),
		inactive: counted('inactive'),
		failing_connections: connections.filter(isFailing).map(withoutSettings),
	});
}

/**
 * Of a connection that is switched off nothing can be told, or a failing one would seem to recover; nor of words that
 * are not known.
 */
function isFailing({ active, status }: Row): boolean | undefined {
	if (active === false) return undefined;
	if (/^(error|fail)/i.test(String(status))) return true;
	return /^(success|ok|warning)/i.test(String(status)) ? false : undefined;
}

function withoutSettings(connection: Row): Row {
	return Object.fromEntries(SHOWN.flatMap((name) => (name in connection ? [[name, connection[name]]] : []))) as Row;
}

function listOf({ connections }: Row): Row[] {
	const list: unknown[] = Array.isArray(connections) ? connections : [];
	return list.filter((one): one is Row => objectOf(one) !== undefined);
}

function countIn(adapter: Row, name: string): number | undefined {
	return countOf(objectOf(adapter.connections_count)?.[name]);
}
