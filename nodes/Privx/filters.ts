import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import { asInstant, asText, asTexts } from '../../core/node/parameter-values';
import type { Row } from '../../core/pages/page-style';
import { timeOf } from './times';

/** What is asked of the server, and what every record must hold to be handed on. */
export interface Filter {
	/** Fields of the search. */
	body: IDataObject;
	/** Whether the server is asked for all of it; otherwise part of what it sends is left out on our side. */
	sent: boolean;
	keeps(row: Row): boolean;
}

/** Makes a filter of a Filters collection. `timezone` is the workflow's. Throws InputError. */
export type FilterOf = (filters: IDataObject, timezone: string) => Filter;

/** A filter by one or several texts. */
export interface TextFilter {
	/** Our parameter, and how the form calls it. */
	name: string;
	label: string;
	/** Field of the search; none where the server has no such field or is known to ignore it. */
	field?: string;
	/** Whether the field of the search is one text and not a list. */
	single?: boolean;
	/** The values on offer; none means any text. */
	values?: readonly string[];
	/** What a record holds; with it each record is checked again. */
	found?(row: Row): unknown[];
}

/** A filter by two points in time, both included. */
export interface TimeFilter {
	after: { name: string; label: string };
	before: { name: string; label: string };
	/** Field of a record that holds the time. */
	found: string;
	/** Fields of the search for these bounds, RFC 3339. */
	body(start: string | undefined, end: string | undefined): IDataObject;
	/** Whether the server is asked for the end, too. */
	endIsSent: boolean;
}

const NONE: Filter = { body: {}, sent: true, keeps: () => true };

/** All of these together. */
export function filterOf(texts: TextFilter[], times: TimeFilter[] = []): FilterOf {
	return (filters, timezone) =>
		all([
			...texts.map((text) => textFilter(text, filters)),
			...times.map((time) => timeFilter(time, filters, timezone)),
		]);
}

/** Records that pass all of the filters. */
export function all(filters: Filter[]): Filter {
	return {
		body: Object.assign({}, ...filters.map(({ body }) => body)) as IDataObject,
		sent: filters.every(({ sent }) => sent),
		keeps: (row) => filters.every((filter) => filter.keeps(row)),
	};
}

/** An empty text means any; a value that is missing does not, or a typo in an expression would let everything through. */
function textFilter(filter: TextFilter, filters: IDataObject): Filter {
	const { name, label, field, single = false, values, found } = filter;
	if (!(name in filters)) return NONE;
	const given = single ? [asText(filters[name], label)] : asTexts(filters[name], label);
	const texts = given.filter((text) => text !== '').map((text) => (values ? onOffer(text, label, values) : text));
	if (texts.length === 0) return NONE;
	const wanted = new Set(texts.map(plain));
	const sent = field !== undefined;
	return {
		body: sent ? { [field]: single ? texts[0] : texts } : {},
		sent,
		keeps: (row) => {
			const held = found?.(row).filter((one) => one !== undefined && one !== null);
			// What a record does not show the server has seen to; what the server was not asked for must be there.
			if (held === undefined || held.length === 0) return sent;
			return held.some((one) => wanted.has(plain(one)));
		},
	};
}

function timeFilter(
	{ after, before, found, body, endIsSent }: TimeFilter,
	filters: IDataObject,
	timezone: string,
): Filter {
	const instant = ({ name, label }: { name: string; label: string }) =>
		name in filters && filters[name] !== '' ? asInstant(filters[name], label, timezone) : undefined;
	const [start, end] = [instant(after), instant(before)];
	if (start === undefined && end === undefined) return NONE;
	if (start !== undefined && end !== undefined && start > end) {
		throw new InputError(`${after.label} is later than ${before.label}`, 'Swap the two, or nothing can match.');
	}
	return {
		body: body(iso(start), iso(end)),
		sent: end === undefined || endIsSent,
		keeps: (row) => {
			const time = timeOf(row[found]);
			// A record without a time can be neither proved nor disproved, so it is not lost.
			return time === undefined || (time >= (start ?? -Infinity) && time <= (end ?? Infinity));
		},
	};
}

function iso(time: number | undefined): string | undefined {
	return time === undefined ? undefined : new Date(time).toISOString();
}

/** The value on offer that is meant, whatever its case. @throws InputError */
export function onOffer(text: string, label: string, values: readonly string[]): string {
	const known = values.find((value) => plain(value) === plain(text));
	if (known !== undefined) return known;
	throw new InputError(`${label} is "${text}", which is not on offer`, `Use one of these: ${values.join(' · ')}.`);
}

/** As equal as a person would say: case and outer space do not count. */
function plain(value: unknown): string {
	return String(value).trim().toLowerCase();
}
