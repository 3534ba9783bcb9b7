import type { INodeProperties } from 'n8n-workflow';
import { allOf, type FilterRule, type FilterSet } from '../../core/node/filter';
import { byDisplayName } from './options';

/** What a Filters collection is made of. */
interface FilterForm<Sent> {
	description: string;
	rules: Array<FilterRule<Sent>>;
}

/** The Filters of a list: the form and the reader of the same rules. */
export function filterSet<Sent>({ description, rules }: FilterForm<Sent>): FilterSet<Sent> {
	const parameter: INodeProperties = {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description,
		options: byDisplayName(rules.flatMap(({ parameters }) => parameters)),
	};
	return {
		rules,
		parameter,
		given: (reader) => reader.object(parameter),
		read: (reader) => {
			const given = reader.collection(parameter);
			return allOf(rules.map((rule) => rule.read(given)));
		},
	};
}

/**
 * The filters of a list for a trigger, which chooses the time range itself.
 * @param description of the collection in the trigger
 * @param others names of further filters to leave out
 */
export function withoutTimes<Sent>(
	filters: FilterSet<Sent>,
	description: string,
	others: string[] = [],
): FilterSet<Sent> {
	const isLeftOut = ({ name, type }: INodeProperties) => type === 'dateTime' || others.includes(name);
	const rules = filters.rules.filter(({ parameters }) => !parameters.some(isLeftOut));
	return filterSet({ description, rules });
}

/**
 * The two parameters of a period.
 * @param name of the field that they are about, e.g. `occurred`
 * @param records completes "Only …", e.g. `alarms that occurred`
 */
export function period(name: string, records: string): { after: INodeProperties; before: INodeProperties } {
	const label = name.charAt(0).toUpperCase() + name.slice(1);
	return {
		after: {
			displayName: `${label} After`,
			name: `${name}After`,
			type: 'dateTime',
			default: '',
			description: `Only ${records} at this time or later`,
		},
		before: {
			displayName: `${label} Before`,
			name: `${name}Before`,
			type: 'dateTime',
			default: '',
			description: `Only ${records} at this time or earlier`,
		},
	};
}
