import type { Resource } from '../../../../core/node/operation';
import { filterSet } from '../../../shared/filters';
import { getMany } from '../../../shared/list-operations';
import { byName } from '../../filters';
import { smallList } from '../../lists';
import { listOptions } from '../../options';
import { ENFORCEMENT_SET } from '../../records';
import { getRuns } from './get-runs';
import { run } from './run';

const enforcementSets = smallList({
	noun: { one: 'enforcement set', many: 'enforcement sets' },
	kind: ENFORCEMENT_SET,
	filters: filterSet({
		description: 'Only enforcement sets that match are returned',
		rules: [byName('sets', 'isolate')],
	}),
	list: (dialect, size) => dialect.enforcements(size),
});

/** Actions that Axonius takes on the assets of a query. */
export const enforcement: Resource = {
	name: 'Enforcement',
	value: 'enforcement',
	description: 'Enforcement sets: list, run, what came of it',
	operations: [getMany(enforcementSets, listOptions), getRuns, run],
};
