import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import type { Query } from '../../core/http/query';
import type { Row } from '../../core/pages/page-style';
import { occurredAt } from './collection';

/** What is asked of the server, and what every row must hold to be handed on. */
export interface Filter {
	query: Query;
	/** Whether the server is asked for all of it; otherwise part of what it sends is left out on our side. */
	sent: boolean;
	keeps(row: Row): boolean;
}

/** A filter by one text: our parameter, theirs, and the fields of a record that it speaks of. */
interface TextFilter {
	name: string;
	parameter: string;
	fields: string[];
}

const ALARM_TEXTS: TextFilter[] = [
	{ name: 'ruleIntent', parameter: 'rule_intent', fields: ['rule_intent'] },
	{ name: 'ruleMethod', parameter: 'rule_method', fields: ['rule_method'] },
	{ name: 'ruleStrategy', parameter: 'rule_strategy', fields: ['rule_strategy'] },
	{ name: 'sensor', parameter: 'alarm_sensor_sources', fields: ['alarm_sensor_sources', 'sensor_uuid'] },
];

const EVENT_TEXTS: TextFilter[] = [
	{ name: 'accountName', parameter: 'account_name', fields: ['account_name'] },
	{ name: 'eventName', parameter: 'event_name', fields: ['event_name'] },
	{ name: 'plugin', parameter: 'plugin', fields: ['plugin'] },
	{ name: 'sensor', parameter: 'sensor_uuid', fields: ['sensor_uuid'] },
	{ name: 'sourceName', parameter: 'source_name', fields: ['source_name'] },
	{ name: 'sourceUsername', parameter: 'source_username', fields: ['source_username'] },
];

/**
 * The filters of alarms. The API answers an unknown or several-valued filter with everything, so
 * each row is checked again. Several values, and `in_review` (two spellings are about), are only checked here:
 * sent, they might also be read as something narrower.
 */
export function alarmFilter(filters: IDataObject): Filter {
	return all([
		suppression(filters.suppressed ?? 'hide'),
		choice(filters.status, 'status', ['open', 'closed']),
		choice(filters.priority, 'priority_label', ['low', 'medium', 'high']),
		...ALARM_TEXTS.map((text) => textFilter(text, filters)),
		timeRange(filters),
	]);
}

/** The filters of events, checked again in the same way. */
export function eventFilter(filters: IDataObject): Filter {
	return all([
		suppression(filters.suppressed ?? 'hide'),
		...EVENT_TEXTS.map((text) => textFilter(text, filters)),
		timeRange(filters),
	]);
}

const NONE: Filter = { query: {}, sent: true, keeps: () => true };

function all(filters: Filter[]): Filter {
	return {
		query: Object.assign({}, ...filters.map(({ query }) => query)) as Query,
		sent: filters.every(({ sent }) => sent),
		keeps: (row) => filters.every((filter) => filter.keeps(row)),
	};
}

function suppression(choice: unknown): Filter {
	if (choice === 'both') return NONE;
	const wanted = choice === 'only';
	return { query: { suppressed: wanted }, sent: true, keeps: (row) => isTrue(row.suppressed) === wanted };
}

/** Booleans come as text in some records. */
export function isTrue(value: unknown): boolean {
	return value === true || value === 'true';
}

function choice(chosen: unknown, field: string, sendable: string[]): Filter {
	const values = (Array.isArray(chosen) ? chosen : [chosen]).filter((value) => typeof value === 'string' && value);
	if (values.length === 0) return NONE;
	const wanted = new Set(values.map(plain));
	const [only] = values as string[];
	const sent = values.length === 1 && sendable.includes(only);
	return {
		query: sent ? { [field]: only } : {},
		sent,
		keeps: (row) => wanted.has(plain(row[field])),
	};
}

function textFilter({ name, parameter, fields }: TextFilter, filters: IDataObject): Filter {
	const value = filters[name];
	if (value === undefined || value === '') return NONE;
	if (typeof value !== 'string') throw new InputError(`the filter ${name} is not a text`, 'Check what the expression gives.');
	const wanted = plain(value);
	const held = (row: Row) => fields.flatMap((field) => row[field] as unknown);
	return { query: { [parameter]: value.trim() }, sent: true, keeps: (row) => held(row).some((one) => plain(one) === wanted) };
}

/** As equal as a person would say: case, outer space, and the underscore of `in_review` do not count. */
function plain(value: unknown): string {
	return String(value).trim().toLowerCase().replace(/_/g, ' ');
}

function timeRange(filters: IDataObject): Filter {
	const after = instant(filters.occurredAfter, 'Occurred After');
	const before = instant(filters.occurredBefore, 'Occurred Before');
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

function instant(value: unknown, label: string): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const time = typeof value === 'number' ? value : Date.parse(String(value));
	if (Number.isFinite(time) && time >= 0) return Math.floor(time);
	throw new InputError(`${label} is not a date`, 'Enter a date and time, or an expression such as {{ $now.minus(1, "day") }}.');
}
