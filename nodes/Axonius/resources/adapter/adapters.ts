import type { INodeProperties } from 'n8n-workflow';
import type { FilterRule } from '../../../../core/node/filter';
import { filterSet } from '../../../shared/filters';
import type { ListForm } from '../../../shared/list-operations';
import { ADAPTER, hasFailing, readAdapters } from '../../adapters';
import { byName } from '../../filters';
import { includeSettings, optionsGiven } from '../../options';

const onlyFailing: INodeProperties = {
	displayName: 'Only Failing',
	name: 'onlyFailing',
	type: 'boolean',
	default: true,
	description: 'Whether to return only adapters with a connection that fails',
};

const byFailure: FilterRule<never> = {
	parameters: [onlyFailing],
	read: (given) =>
		given.has(onlyFailing) && given.flag(onlyFailing) ? { sent: [], isComplete: false, keeps: hasFailing } : undefined,
};

const filters = filterSet({
	description: 'Only adapters that match all of these are returned',
	rules: [byName('adapters', 'crowd_strike', ({ plugin_name: name }) => name), byFailure],
});

/** Adapters, each with the state of its connections. They come in one piece. */
export const adapters: ListForm = {
	source: {
		noun: { one: 'adapter', many: 'adapters' },
		kind: () => ADAPTER,
		filters,
		async *pages(call) {
			yield await readAdapters(call.session, optionsGiven(call).flag(includeSettings));
		},
	},
};
