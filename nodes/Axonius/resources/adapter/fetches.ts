import type { INodeProperties } from 'n8n-workflow';
import { byTime, byValue, type FilterRule } from '../../../../core/node/filter';
import { filterSet, period } from '../../../shared/filters';
import type { FetchFilter } from '../../dialect/dialect';
import { adapterNames } from '../../filters';
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
			parameter: adapterNames('fetches'),
			send: (adapters) => ({ adapters }),
		}),
		byTime({
			...period('fetched', 'fetches'),
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
		return dialect.fetches({ ...filter, timeRange: timeRange(after, before, session.clock.now()) }, size);
	},
});

/** Axonius wants both ends or none. */
function timeRange(after: number | undefined, before: number | undefined, now: number): FetchFilter['timeRange'] {
	if (after === undefined && before === undefined) return undefined;
	const from = after ?? 0;
	const to = before ?? Math.max(now, from);
	return { type: 'absolute', date_from: new Date(from).toISOString(), date_to: new Date(to).toISOString() };
}
