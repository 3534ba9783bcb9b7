import type { INodeProperties } from 'n8n-workflow';
import type { Session } from '../../../core/http/session';
import { byValue, type FilterSet } from '../../../core/node/filter';
import { changes } from '../../../core/node/trigger';
import type { Row } from '../../../core/pages/page-style';
import {
	compareConditions,
	failingSerializer,
	type ConditionChange,
	type Failing,
} from '../../../core/poll/conditions';
import { filterSet } from '../../shared/filters';
import { output, outputIn } from '../../shared/output';
import { dedupeKey } from '../../../core/poll/memory-key';
import { comparedOptions } from '../../shared/trigger-options';
import { connectionsOf, readAdapters, type Connection } from '../adapters';
import { adapterNames } from '../filters';
import { KEY_PREFIX } from '../ocsf/fields';
import { cleanedRow } from '../values';

const onRecovery: INodeProperties = {
	displayName: 'Also on Recovery',
	name: 'onRecovery',
	type: 'boolean',
	default: false,
	description: 'Whether to also start the workflow when a failing connection works again',
};

/** Checked here: Axonius gives all adapters. */
const filters: FilterSet<never> = filterSet({
	description: 'Only connections that match start the workflow',
	rules: [byValue({ parameter: adapterNames('connections'), found: ({ plugin_name: name, id }) => [name, id] })],
});

/** Compares the state of all connections with that of the previous poll. */
export const adapterConnectionFailing = changes(
	{
		name: 'Adapter Connection Failing',
		value: 'adapterConnectionFailing',
		description: 'When a connection that worked begins to fail',
		parameters: [onRecovery, output, filters.parameter, comparedOptions()],
	},
	(reader, maxItems) => {
		const rules = { recoveries: reader.flag(onRecovery), maxItems };
		const shape = outputIn(reader) === 'simplified' ? simplified : raw;
		const { keeps } = filters.read(reader);
		const connections = async (session: Session) => connectionsOf((await readAdapters(session, false)).filter(keeps));
		return {
			...failingSerializer,
			name: 'failing connections',
			identity: ['connections', JSON.stringify(filters.given(reader))],
			async compare(session, before: Failing | undefined) {
				const { changes: items, failing } = compareConditions(before, await connections(session), rules);
				return { items, snapshot: failing };
			},
			async samples(session, count) {
				const all = await connections(session);
				const order = [...all.filter(({ isFailing }) => isFailing), ...all.filter(({ isFailing }) => !isFailing)];
				return order.slice(0, count).map(asSample);
			},
			emitted: ({ thing, condition }) => ({ condition, ...shape(thing), dedupeKey: keyOf(thing, condition) }),
		};
	},
);

function asSample(thing: Connection): ConditionChange<Connection> {
	return { thing, condition: thing.isFailing ? 'failing' : 'recovered' };
}

/** The same for one outage or recovery, and another for the next one: between two a connection has fetched well. */
function keyOf({ id, workedAt }: Connection, condition: string): string {
	return dedupeKey(KEY_PREFIX, [id, condition, ...(workedAt === undefined ? [] : [workedAt])].join(':'));
}

function simplified({ adapter, connection }: Connection): Row {
	return cleanedRow({
		adapter: adapter.plugin_name ?? adapter.id,
		node_name: adapter.node_name,
		connection_id: connection.id ?? connection.client_id ?? connection.uuid,
		connection_label: connection.connection_label,
		status: connection.status,
		error: connection.error,
		last_fetch_time: connection.last_fetch_time,
		last_successful_fetch: connection.last_successful_fetch,
	});
}

function raw({ adapter, connection }: Connection): Row {
	return { adapter: { ...adapter, connections: undefined }, connection };
}
