import type { RecordKind } from '../../core/node/list';
import { keyOfId } from './ocsf/fields';
import { cleanedRow, picked } from './values';

/** A field of a simplified record: its name, and the places where it is found where they are not called the same. */
type Field = string | [name: string, ...places: string[]];

/** Saved queries. v1 has the AQL deeper inside, and calls the asset type a module. */
export const SAVED_QUERY = keyed('uuid', [
	...['uuid', 'name', 'description'],
	['asset_type', 'asset_type', 'module'],
	['query', 'query', 'view.query.filter'],
	...['tags', 'private', 'last_updated', 'created_by'],
]);

/** Fetches of adapter connections. */
export const FETCH = keyed('adapter_discovery_id', [
	['adapter_discovery_id', 'adapter_discovery_id', 'id'],
	...['adapter', 'client', 'status', 'error', 'devices_count', 'users_count', 'start_time', 'duration'],
]);

/** Enforcement sets. The vendor's client of v1 reads flat names with underscores or with dots (enforcements.py). */
export const ENFORCEMENT_SET = keyed('uuid', [
	...['uuid', 'name', 'description'],
	['action', 'actions_main_name', 'actions.main.name', 'action'],
	['action_type', 'actions_main_type', 'actions.main.type'],
	['query', 'triggers_view_name', 'triggers.view.name', 'triggers.view_name'],
	['last_triggered', 'triggers_last_triggered', 'triggers.last_triggered'],
	...['last_run_status', 'last_updated'],
]);

/** Where a run has its state. */
export const RUN_STATUS = ['result_metadata_status', 'result.metadata.status'];
/** Where a run has what came of it. */
export const RUN_RESULT = ['aggregated_status'];

/** Runs of enforcement sets, in v1 called tasks (api/json_api/tasks/task_basic.py of the vendor's client). */
export const RUN = keyed('uuid', [
	...['uuid', 'enforcement_name'],
	['status', ...RUN_STATUS],
	['result', ...RUN_RESULT],
	...['affected_assets', 'success_count', 'failure_count', 'started_at', 'finished_at'],
]);

/** Accounts of the Axonius console. */
export const CONSOLE_USER = keyed('uuid', [
	...['uuid', 'user_name', 'first_name', 'last_name', 'email', 'role_name', 'data_scope_name', 'source'],
	'last_login',
]);

/** Tags that exist. */
export const TAG = kind('name', ['name']);

/** Fields of the catalog of an asset type. Their names are no IDs outside of it. */
export const FIELD = kind('name', ['name', 'title', 'type', 'format', 'adapter']);

/** Records with an ID of their own. */
function keyed(id: string, fields: Field[]): RecordKind {
	return { ...kind(id, fields), keyOf: (row) => keyOfId(row[id]) };
}

function kind(id: string, fields: Field[]): RecordKind {
	const places = Object.fromEntries(
		fields.map((field) => {
			const [name, ...others] = [field].flat();
			return [name, others.length > 0 ? others : [name]];
		}),
	);
	return {
		idOf: (row) => (typeof row[id] === 'string' ? row[id] : undefined),
		simplified: (row) => picked(cleanedRow(row), places),
	};
}
