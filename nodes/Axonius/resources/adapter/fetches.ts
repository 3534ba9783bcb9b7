import type { INodeProperties } from 'n8n-workflow';
import { byTime, byValue, type FilterRule } from '../../../../core/node/filter';
import { filterSet } from '../../../shared/filters';
import type { FetchFilter } from '../../dialect/dialect';
import { smallList } from '../../lists';
import { FETCH } from '../../records';

/** What is asked for, until both ends of the time are known. */
interface Asked extends FetchFilter {
	/** Ms since the epoch. */
	after?: number;
	before?: number;
}

const includeRealtime: INodeProperties = {
	displayName: 'Include Real-Time Fetches',
	name: 'includeRealtime',
	type: 'boolean',
	default: true,
	description: 'Whether to also return fetches of adapters that send data continuously',
};

const byRealtime: FilterRule<Asked> = {
	parameters: [includeRealtime],
	read: (given) => ({ sent: [{ withRealtime: given.flag(includeRealtime) }], isComplete: true, keeps: () => true }),
};

const filters = filterSet<Asked>({
	description: 'Only fetches that match all of these are returned',
	rules: [
		byValue({
			parameter: {
				displayName: 'Adapter Names',
				name: 'adapterNames',
				type: 'string',
				default: '',
				placeholder: 'e.g. crowd_strike_adapter, aws_adapter',
				description: 'Only fetches of these adapters, separated by commas. Leave empty for all.',
			},
			send: (names) => ({ adapters: names }),
		}),
		byTime({
			after: {
				displayName: 'Fetched After',
				name: 'fetchedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only fetches at this time or later',
			},
			before: {
				displayName: 'Fetched Before',
				name: 'fetchedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only fetches at this time or earlier',
			},
			found: () => undefined,
			send: (after, before) => ({ after, before }),
		}),
		byRealtime,
		byValue({
			parameter: {
				displayName: 'Statuses',
				name: 'statuses',
				type: 'string',
				default: '',
				placeholder: 'e.g. error, warning',
				description: 'Only fetches with one of these results, separated by commas. Leave empty for all.',
			},
			send: (statuses) => ({ statuses }),
		}),
	],
});

/** Fetches of adapter connections, as Axonius recorded them. */
export const fetches = smallList({
	noun: { one: 'fetch', many: 'fetches' },
	kind: FETCH,
	filters,
	list(dialect, size, sent, { session }) {
		const { after, before, ...filter }: Asked = Object.assign({}, ...sent) as Asked;
		return dialect.fetches({ ...filter, between: bothEnds(after, before, session.clock.now()) }, size);
	},
});

/** Axonius wants both ends or none. */
function bothEnds(after: number | undefined, before: number | undefined, now: number): FetchFilter['between'] {
	if (after === undefined && before === undefined) return undefined;
	const from = after ?? 0;
	return [new Date(from).toISOString(), new Date(before ?? Math.max(now, from)).toISOString()];
}
