import type { Answer } from '../../kernel/answer.cts';
import type { Route } from '../../kernel/router.cts';
import { rfc1123, timeOf } from '../dates.cts';
import type { EnforcementRun } from '../enforcements.cts';
import type { Parts } from '../parts.cts';
import { enveloped, listed, type Resource } from './envelope.cts';

const RUNS = '/api/enforcements/tasks';

/** Runs of enforcement sets, which v1 calls tasks [CODE PYC: json_api/tasks]. */
export function runRoutes(parts: Parts): Route[] {
	const { enforcements, settings, role } = parts;
	return role.guard('viewEnforcements', [
		{
			method: 'GET',
			pattern: RUNS,
			answer: ({ query }): Answer => {
				const found = enforcements.runs.filter((run) => matches(run, query, stateOf(run, settings).status));
				return listed(found, query, (run) => resource(run, parts));
			},
		},
		{
			method: 'GET',
			pattern: `${RUNS}/count`,
			answer: ({ query }) => {
				const found = enforcements.runs.filter((run) => matches(run, query, stateOf(run, settings).status));
				return enveloped({ type: 'int_value_schema', attributes: { value: found.length } });
			},
		},
	]);
}

// Lists repeat the name of their parameter [CODE PYC: json_api/base.py, dump_request_params]. `enforcement_ids` are those of
// runs [CODE PYC: json_api/tasks/task_filters.py].
function matches({ runId, at }: EnforcementRun, query: URLSearchParams, status: string): boolean {
	const [ids, statuses] = [query.getAll('enforcement_ids'), query.getAll('statuses_filter')];
	const [from, to] = [timeOf(query.get('date_from') ?? ''), timeOf(query.get('date_to') ?? '')];
	const isWanted = (all: string[], one: string) => all.length === 0 || all.includes(one);
	return isWanted(ids, runId) && isWanted(statuses, status) && !(at < from) && !(at > to);
}

/** The words are [CODE PYC: constants/enforcements.py], when they come is [INVENTED]. */
function stateOf({ at, outcome }: EnforcementRun, { now, runSeconds }: Parts['settings']) {
	const share = (now() - at) / (runSeconds * 1_000);
	if (share < 0.1) return { status: 'Pending', result: 'pending', endedAt: undefined };
	if (share < 1) return { status: 'In Progress', result: 'in progress', endedAt: undefined };
	return { ...(outcome ?? { status: 'Completed Successfully', result: 'success' }), endedAt: at + runSeconds * 1_000 };
}

/** Names with dots, which the vendor's client turns into underscores [CODE PYC: json_api/tasks/task_basic.py]. */
function resource(run: EnforcementRun, { settings, enforcements }: Parts): Resource {
	const { status, result, endedAt } = stateOf(run, settings);
	const count = Array.isArray(run.attributes?.ids) ? run.attributes.ids.length : 0;
	const { action } = enforcements.find(run.uuid);
	const attributes = {
		uuid: run.runId,
		pretty_id: String(enforcements.runs.indexOf(run) + 1),
		date_fetched: rfc1123(run.at),
		enforcement_name: run.name,
		'result.main.action.action_name': action,
		'result.metadata.task.name': run.name,
		'result.metadata.status': status,
		aggregated_status: result,
		module: run.module ?? null,
		affected_assets: count,
		success_count: status === 'Completed Successfully' ? count : 0,
		failure_count: 0,
		started_at: status === 'Pending' ? null : rfc1123(run.at),
		finished_at: endedAt === undefined ? null : rfc1123(endedAt),
	};
	return { id: run.runId, type: 'tasks_schema', attributes };
}
