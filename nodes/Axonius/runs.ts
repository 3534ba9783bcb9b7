import type { INodeProperties } from 'n8n-workflow';
import { byTime, byValue } from '../../core/node/filter';
import type { ListSource } from '../../core/node/list';
import type { Row } from '../../core/pages/page-style';
import { vendorTime } from '../../core/time/vendor-time';
import { filterSet, period } from '../shared/filters';
import type { RunFilter } from './dialect/dialect';
import { runs } from './dialect/only-v1';
import { nameOfSet, setIn } from './enforcement-sets';
import { PAGE_SIZE } from './options';
import { walkPages } from './pages';
import { RUN, RUN_RESULT, RUN_STATUS } from './records';
import { firstValue } from './values';

/** Words with which the states of a run begin that has ended (constants/enforcements.py of the vendor's client), and their like. */
const ENDED = /^(?:completed|success|failed|failure|terminated|stopped|cancell?ed|error|partial|skipped)/i;
/** The same of a run that goes on. */
const GOING_ON = /^(?:in progress|pending|running)/i;

/** Whether Axonius still works at a run, or has not begun. */
export function isGoingOn(run: Row): boolean {
	const states = [RUN_STATUS, RUN_RESULT].map((places) => firstValue(run, places) ?? undefined);
	if (states.some((state) => GOING_ON.test(String(state)))) return true;
	// A word that is not known, such as "Queued", says neither.
	return !states.some((state) => ENDED.test(String(state))) && !run.finished_at;
}

const filters = filterSet<RunFilter>({
	description: 'Only runs that match all of these are returned',
	rules: [
		byTime({
			...period('requested', 'runs that were requested'),
			found: ({ date_fetched: made }) => vendorTime(made),
			send: (after, before) => ({ after: iso(after), before: iso(before) }),
		}),
		byValue({
			parameter: {
				displayName: 'Statuses',
				name: 'statuses',
				type: 'string',
				default: '',
				placeholder: 'e.g. Completed with Errors, Failed',
				description:
					'Only runs in one of these states, separated by commas, such as Pending, In Progress, Completed Successfully, Completed with Errors, Terminated, Failed. Leave empty for all.',
			},
			send: (statuses) => ({ statuses }),
			found: (run) => [firstValue(run, RUN_STATUS)],
		}),
	],
});

/** Runs of enforcement sets. @param set chooses one; may be empty */
export function runsOf(set: INodeProperties): ListSource<RunFilter> {
	return {
		noun: { one: 'run', many: 'runs' },
		kind: () => RUN,
		filters,
		async *pages(call, query, sent) {
			const { session } = call;
			const id = await setIn(call, set);
			// A run has only the name of its set.
			const name = id && (await nameOfSet(session, id));
			const list = { ...runs(Object.assign({}, ...sent), query.pageSize ?? PAGE_SIZE), idOf: RUN.idOf };
			// How many runs hold as many of one set is not known.
			const asked = name ? { ...query, wanted: undefined } : query;
			for await (const rows of walkPages(session, list, asked)) {
				yield name ? rows.filter(({ enforcement_name: of }) => of === name) : rows;
			}
		},
	};
}

function iso(time: number | undefined): string | undefined {
	return time === undefined ? undefined : new Date(time).toISOString();
}
