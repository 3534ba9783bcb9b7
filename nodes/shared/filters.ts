import type { INodeProperties } from 'n8n-workflow';
import { allOf, type FilterRule, type FilterSet, type SpanForm } from '../../core/node/filter';
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
		read: (reader, now = NaN) => {
			const given = reader.collection(parameter);
			return allOf(rules.map((rule) => rule.read(given, now)));
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

/** The parameters of a filter by time. */
interface Period {
	after: INodeProperties;
	before: INodeProperties;
	within: SpanForm;
}

/**
 * The parameters of a period.
 * @param name of the field that they are about, e.g. `occurred`
 * @param records completes "Only …", e.g. `alarms that occurred`
 */
export function period(name: string, records: string): Period {
	const label = `${name.charAt(0).toUpperCase()}${name.slice(1).replace(/[A-Z]/g, ' $&')}`;
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
		within: within(name, label, records),
	};
}

/** The same for a time of which the end cannot be asked for: what was seen earlier has been seen again. */
export function since(name: string, records: string): Omit<Period, 'before'> {
	const { after, within } = period(name, records);
	return { after, within };
}

const amount: INodeProperties = {
	displayName: 'Amount',
	name: 'amount',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100_000, numberPrecision: 0 },
	// The filter itself begins with 24 hours. Here a number would stand for all that n8n does not understand.
	default: 0,
	description: 'How many of the units',
};

const unit: SpanForm['unit'] = {
	displayName: 'Unit',
	name: 'unit',
	type: 'options',
	options: [
		{ name: 'Minutes', value: 'minutes' },
		{ name: 'Hours', value: 'hours' },
		{ name: 'Days', value: 'days' },
		{ name: 'Weeks', value: 'weeks' },
	],
	default: 'hours',
	description: 'The unit of the amount. A day has 24 hours.',
};

function within(name: string, label: string, records: string): SpanForm {
	const group = { displayName: 'Time Span', name: 'span', values: [amount, unit] };
	const entry: INodeProperties = {
		displayName: `${label} Within the Last`,
		name: `${name}Within`,
		type: 'fixedCollection',
		default: { span: { amount: 24, unit: 'hours' } },
		description: `Only ${records} in this span of time, which ends when the node runs. Use it instead of ${label} After.`,
		options: [group],
	};
	return { entry, group, amount, unit };
}
