import { pickFrom, mix } from '../kernel/random.cts';
import { assetIds } from './asset-source.cts';
import { rfc1123 } from './dates.cts';
import { KINDS } from './kinds/index.cts';
import type { AxoniusSettings } from './options.cts';

/** The status of a connection or of an adapter [CODE EL]. */
export type ConnectionStatus = 'success' | 'error' | 'warning' | 'inactive';

/** One connection of an adapter, with the known keys [CODE EL]. */
export interface Connection {
	id: string;
	uuid: string;
	connection_id: string;
	adapter_name: string;
	node_id: string;
	active: boolean;
	status: ConnectionStatus;
	error: string | null;
	/** RFC 1123. */
	last_fetch_time: string;
	/** RFC 1123; `null` when no fetch has succeeded. */
	last_successful_fetch: string | null;
	tunnel_id: string | null;
	note: string;
	did_notify_error: boolean;
	failed_connections_limit_exceeded: boolean;
	/** Settings, which must not be shown unless requested. The password is a canary, not a real one. */
	connection_config: Record<string, unknown>;
}

/** An adapter on one node [CODE EL]. */
export interface Adapter {
	id: string;
	plugin_name: string;
	unique_plugin_name: string;
	node_id: string;
	node_name: string;
	is_master: boolean;
	status: ConnectionStatus;
	connections_count: Record<`${'total' | 'success' | 'error' | 'warning' | 'inactive'}_count`, number>;
	connections: Connection[];
}

/** The adapters of one simulator: the sources of its assets. */
export class Adapters {
	readonly all: Adapter[];

	constructor(private readonly settings: AxoniusSettings) {
		const names = [...new Set(KINDS.flatMap(({ adapters }) => adapters))].filter((name) => name.endsWith('_adapter'));
		this.all = names.map((name, index) => newAdapter(name, index, settings));
	}

	/** All connections of all adapters. */
	get connections(): Connection[] {
		return this.all.flatMap(({ connections }) => connections);
	}

	/** Makes a connection fail or recover, with a fetch now. Throws for an unknown connection. */
	setStatus(connectionId: string, status: ConnectionStatus, error = 'Connection refused'): void {
		const adapter = this.all.find(({ connections }) => connections.some(({ id }) => id === connectionId));
		const connection = adapter?.connections.find(({ id }) => id === connectionId);
		if (!adapter || !connection) throw new Error(`No connection ${connectionId}`);
		const now = rfc1123(this.settings.now());
		const isGood = status === 'success';
		connection.status = status;
		connection.active = status !== 'inactive';
		connection.error = status === 'error' || status === 'warning' ? error : null;
		connection.last_fetch_time = now;
		if (isGood) connection.last_successful_fetch = now;
		count(adapter);
	}
}

const NODE = { node_name: 'Primary', is_master: true };

function newAdapter(name: string, index: number, settings: AxoniusSettings): Adapter {
	const { seed, endTime } = settings;
	const node_id = assetIds(seed, 80).of(0);
	const size = 1 + (mix(seed, 81, index) % 2);
	const connections = Array.from({ length: size }, (_, at): Connection => {
		const id = assetIds(seed, 82)
			.of(index * 10 + at)
			.slice(0, 24);
		// One connection in seven fails from the start.
		const fails = (index * 2 + at) % 7 === 6;
		const fetched = endTime - (mix(seed, 83, index, at) % 3600) * 1000;
		return {
			id,
			uuid: assetIds(seed, 84).of(index * 10 + at),
			connection_id: id,
			adapter_name: name,
			node_id,
			active: true,
			status: fails ? 'error' : 'success',
			error: fails ? pickFrom(ERRORS, mix(seed, 85, index)) : null,
			last_fetch_time: rfc1123(fetched),
			last_successful_fetch: fails ? rfc1123(fetched - 86_400_000 * 3) : rfc1123(fetched),
			tunnel_id: null,
			note: '',
			did_notify_error: fails,
			failed_connections_limit_exceeded: false,
			connection_config: { domain: `${name}.example.com`, connection_label: `${name} ${at + 1}`, password: CANARY },
		};
	});
	const unique_plugin_name = `${name}_0`;
	const ids = { id: name, plugin_name: name, unique_plugin_name, node_id };
	const adapter: Adapter = { ...ids, ...NODE, status: 'success', connections_count: { ...NONE }, connections };
	count(adapter);
	return adapter;
}

/** Replaces a password in connection settings; a test can search for it in a node's output. */
export const CANARY = 'canary-connection-password';

const ERRORS = ['Connection refused', 'Invalid credentials', 'Rate limit of the source was exceeded'];
const NONE = { total_count: 0, success_count: 0, error_count: 0, warning_count: 0, inactive_count: 0 };

// The status of an adapter depends on its connections [INF].
function count(adapter: Adapter): void {
	const { connections } = adapter;
	const having = (status: ConnectionStatus) => connections.filter((each) => each.status === status).length;
	adapter.connections_count = {
		total_count: connections.length,
		success_count: having('success'),
		error_count: having('error'),
		warning_count: having('warning'),
		inactive_count: having('inactive'),
	};
	adapter.status = having('error') > 0 ? 'error' : having('warning') > 0 ? 'warning' : 'success';
}
