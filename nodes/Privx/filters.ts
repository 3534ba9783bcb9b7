import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Query } from '../../core/http/query';
import { byTime, byValue, type FilterRule } from '../../core/node/filter';
import type { Row } from '../../core/pages/page-style';
import { vendorTime } from '../../core/time/vendor-time';
import { period } from '../shared/filters';
import { iso } from './record-values';

/** What a filter adds to the request for a list. */
export interface Sent {
	/** Fields of the search. */
	body?: IDataObject;
	query?: Query;
}

/** What a record has in the field of a filter; with it each record is checked again. */
type Found = (row: Row) => unknown[];

/** What a parameter for texts says. */
interface Texts {
	displayName: string;
	name: string;
	example: string;
	/** Completes "Only …". */
	only: string;
	/** A sentence on how PrivX filters, or on what else may be entered. */
	note?: string;
}

/** Texts to enter, or any other parameter. */
type Entered = Texts | INodeProperties;

/** Of filters for records that have names, see `named-filters.ts`. */
export const ALSO_NAMES = 'A list also takes names.';

/** One text. @param field of the search */
export function byText(form: Entered, field: string, found?: Found): FilterRule<Sent> {
	const parameter = parameterOf(form);
	return byValue({ parameter, isSingle: true, send: ([value]) => ({ body: { [field]: value } }), found });
}

/** One or several values, sent as a list. @param field of the search */
export function byList(form: Entered, field: string, found?: Found): FilterRule<Sent> {
	const parameter = parameterOf(form, SEVERAL);
	return byValue({ parameter, send: (values) => ({ body: { [field]: values } }), found });
}

/** Words that PrivX searches for. @param only completes "Only …" */
export function byKeywords(example: string, only: string): FilterRule<Sent> {
	return byText({ displayName: 'Keywords', name: 'keywords', example, only }, 'keywords');
}

/**
 * One or several values that PrivX cannot search for: all records are read and filtered in n8n.
 * @param query that shows them in records
 */
export function inNodeOnly(form: Entered, found: Found, query?: Query): FilterRule<Sent> {
	const { parameters, read } = byValue<Sent>({ parameter: parameterOf(form, SEVERAL), found });
	return {
		parameters,
		read(given) {
			const filter = read(given);
			return filter && query ? { ...filter, sent: [{ query }] } : filter;
		},
	};
}

/**
 * One or several values that PrivX can search for only roughly: what it sends is filtered again in n8n.
 * @param send fewer records to read, none of them wrong; `undefined` where that cannot be had
 */
export function narrowed(
	parameter: INodeProperties,
	send: (values: string[]) => Sent | undefined,
	found: Found,
): FilterRule<Sent> {
	const { parameters, read } = byValue<Sent>({ parameter, send, found, isStrict: true });
	return {
		parameters,
		read(given) {
			const filter = read(given);
			return filter && { ...filter, isComplete: false };
		},
	};
}

const SEVERAL = ', separated by commas';

function parameterOf(form: Entered, several = ''): INodeProperties {
	if ('type' in form) return form;
	const { displayName, name, example, only, note } = form;
	const description = [`Only ${only}${several}.`, ...(note ? [note] : []), 'Leave empty for all.'].join(' ');
	return { displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}`, description };
}

/** A period of time. */
interface Period {
	/** The field of a record with the time. */
	field: string;
	/** Completes "Only …", e.g. `events that occurred`. */
	records: string;
	/** Fields of the search for these bounds, RFC 3339. */
	search(start: string | undefined, end: string | undefined): IDataObject;
	/** Whether the server is asked for the end, too. Default true. */
	isEndSent?: boolean;
}

/** A period of time, both ends included. */
export function byPeriod({ field, records, search, isEndSent }: Period): FilterRule<Sent> {
	return byTime({
		...period(field, records),
		found: (row) => vendorTime(row[field]),
		send: (start, end) => ({ body: search(text(start), text(end)) }),
		isEndSent,
	});
}

/** The parts of a request as one. */
export function merged(parts: Sent[]): Required<Sent> {
	return {
		body: Object.assign({}, ...parts.map(({ body }) => body)) as IDataObject,
		query: Object.assign({}, ...parts.map(({ query }) => query)) as Query,
	};
}

function text(time: number | undefined): string | undefined {
	return time === undefined ? undefined : iso(time);
}
