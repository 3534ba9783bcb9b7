import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import type { Query } from '../../core/http/query';
import { asInstant, asText, asTexts } from '../../core/node/parameter-values';
import type { Row } from '../../core/pages/page-style';
import { occurredAt } from './collection';

/** What is asked of the server, and what every row must hold to be handed on. */
export interface Filter {
	query: Query;
	/** Whether the server is asked for all of it; otherwise part of what it sends is left out on our side. */
	sent: boolean;
	keeps(row: Row): boolean;
}

/** Makes a filter of a Filters collection. `timezone` is the workflow's. Throws InputError. */
export type FilterOf = (filters: IDataObject, timezone: string) => Filter;

/** A filter by one text: our parameter, theirs, and the fields of a record that it speaks of. */
interface TextFilter {
	name: string;
	label: string;
	parameter: string;
	fields: string[];
}

/** A filter by some of a few words; `unsent` are those whose spelling on the server is not certain. */
interface ChoiceFilter {
	name: string;
	label: string;
	parameter: string;
	values: string[];
	unsent?: string[];
}

const ALARM_TEXTS: TextFilter[] = [
	{ name: 'ruleIntent', label: 'Rule Intent', parameter: 'rule_intent', fields: ['rule_intent'] },
	{ name: 'ruleMethod', label: 'Rule Method', parameter: 'rule_method', fields: ['rule_method'] },
	{ name: 'ruleStrategy', label: 'Rule Strategy', parameter: 'rule_strategy', fields: ['rule_strategy'] },
	{
		name: 'sensor',
		label: 'Sensor ID',
		parameter: 'alarm_sensor_sources',
		fields: ['alarm_sensor_sources', 'sensor_uuid'],
	},
];

const ALARM_CHOICES: ChoiceFilter[] = [
	{ name: 'priority', label: 'Priority', parameter: 'priority_label', values: ['low', 'medium', 'high'] },
	// The documentation says in_review, the vendor's own index `in review`.
	{
		name: 'status',
		label: 'Status',
		parameter: 'status',
		values: ['open', 'closed', 'in_review'],
		unsent: ['in_review'],
	},
];

const EVENT_TEXTS: TextFilter[] = [
	{ name: 'accountName', label: 'Account Name', parameter: 'account_name', fields: ['account_name'] },
	{ name: 'eventName', label: 'Event Name', parameter: 'event_name', fields: ['event_name'] },
	{ name: 'plugin', label: 'Plugin', parameter: 'plugin', fields: ['plugin'] },
	{ name: 'sensor', label: 'Sensor ID', parameter: 'sensor_uuid', fields: ['sensor_uuid'] },
	{ name: 'sourceName', label: 'Source Name', parameter: 'source_name', fields: ['source_name'] },
	{ name: 'sourceUsername', label: 'Source User Name', parameter: 'source_username', fields: ['source_username'] },
];

/**
 * The filters of alarms. The API answers an unknown or several-valued filter with everything, so
 * each row is checked again. Several values, and `in_review` (two spellings are about), are only checked here:
 * sent, they might also be read as something narrower.
 */
export const alarmFilter: FilterOf = (filters, timezone) =>
	all([
		suppression(filters.suppressed),
		...ALARM_CHOICES.map((choice) => choiceFilter(choice, filters)),
		...ALARM_TEXTS.map((text) => textFilter(text, filters)),
		timeRange(filters, timezone),
	]);

/** The filters of events, checked again in the same way. */
export const eventFilter: FilterOf = (filters, timezone) =>
	all([
		suppression(filters.suppressed),
		...EVENT_TEXTS.map((text) => textFilter(text, filters)),
		timeRange(filters, timezone),
	]);

const NONE: Filter = { query: {}, sent: true, keeps: () => true };

function all(filters: Filter[]): Filter {
	return {
		query: Object.assign({}, ...filters.map(({ query }) => query)) as Query,
		sent: filters.every(({ sent }) => sent),
		keeps: (row) => filters.every((filter) => filter.keeps(row)),
	};
}

/** As the console does, suppressed records are left out unless they are asked for. */
function suppression(choice: unknown = 'hide'): Filter {
	const chosen = asText(choice, 'Suppressed');
	if (chosen === 'both') return NONE;
	if (chosen !== 'hide' && chosen !== 'only') throw notOnOffer('Suppressed', chosen, ['both', 'hide', 'only']);
	const wanted = chosen === 'only';
	return { query: { suppressed: wanted }, sent: true, keeps: (row) => isTrue(row.suppressed) === wanted };
}

/** Booleans come as text in some records. */
function isTrue(value: unknown): boolean {
	return value === true || value === 'true';
}

function choiceFilter({ name, label, parameter, values, unsent = [] }: ChoiceFilter, filters: IDataObject): Filter {
	if (!(name in filters)) return NONE;
	const chosen = asTexts(filters[name], label).map((text) => {
		const known = values.find((value) => plain(value) === plain(text));
		if (known === undefined) throw notOnOffer(label, text, values);
		return known;
	});
	if (chosen.length === 0) return NONE;
	const wanted = new Set(chosen.map(plain));
	const sent = wanted.size === 1 && !unsent.includes(chosen[0]);
	return { query: sent ? { [parameter]: chosen[0] } : {}, sent, keeps: (row) => wanted.has(plain(row[parameter])) };
}

/** An empty text means any; a value that is missing does not, or a typo in an expression would let everything through. */
function textFilter({ name, label, parameter, fields }: TextFilter, filters: IDataObject): Filter {
	if (!(name in filters)) return NONE;
	const text = asText(filters[name], label);
	if (text === '') return NONE;
	const held = (row: Row) => fields.flatMap((field) => row[field] as unknown);
	return {
		query: { [parameter]: text },
		sent: true,
		keeps: (row) => held(row).some((one) => plain(one) === plain(text)),
	};
}

/** As equal as a person would say: case, outer space, and the underscore of `in_review` do not count. */
function plain(value: unknown): string {
	return String(value).trim().toLowerCase().replace(/_/g, ' ');
}

function timeRange(filters: IDataObject, timezone: string): Filter {
	const instant = (name: string, label: string) =>
		name in filters && filters[name] !== '' ? asInstant(filters[name], label, timezone) : undefined;
	const after = instant('occurredAfter', 'Occurred After');
	const before = instant('occurredBefore', 'Occurred Before');
	if (after !== undefined && before !== undefined && after > before) {
		throw new InputError('Occurred After is later than Occurred Before', 'Swap the two, or nothing can match.');
	}
	return {
		query: { timestamp_occured_gte: after, timestamp_occured_lte: before },
		sent: true,
		keeps: (row) => {
			const time = occurredAt(row);
			// A record without a time can be neither proved nor disproved, so it is not lost.
			return time === undefined || (time >= (after ?? -Infinity) && time <= (before ?? Infinity));
		},
	};
}

function notOnOffer(label: string, found: string, values: string[]): InputError {
	return new InputError(
		`${label} is "${found}", which USM Anywhere does not have`,
		`Use one of these: ${values.join(' · ')}.`,
	);
}
