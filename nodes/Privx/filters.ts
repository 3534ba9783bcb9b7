import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Query } from '../../core/http/query';
import { byTime, byValue, type FilterRule } from '../../core/node/filter';
import type { Row } from '../../core/pages/page-style';
import { iso, timeOf } from './record-values';

/** What a filter adds to the request for a list. */
export interface Sent {
	/** Fields of the search. */
	body?: IDataObject;
	query?: Query;
}

/** What a record has in the field of a filter; with it each record is checked again. */
type Found = (row: Row) => unknown[];

/** One text. @param field of the search */
export function byText(parameter: INodeProperties, field: string, found?: Found): FilterRule<Sent> {
	return byValue({ parameter, isSingle: true, send: ([value]) => ({ body: { [field]: value } }), found });
}

/** One or several values, sent as a list. @param field of the search */
export function byList(parameter: INodeProperties, field: string, found?: Found): FilterRule<Sent> {
	return byValue({ parameter, send: (values) => ({ body: { [field]: values } }), found });
}

/** Values that PrivX cannot search for: all records are read and filtered in n8n. @param query that shows them in records */
export function inNodeOnly(parameter: INodeProperties, found: Found, query?: Query): FilterRule<Sent> {
	const { parameters, read } = byValue<Sent>({ parameter, found });
	return {
		parameters,
		read(given) {
			const filter = read(given);
			return filter && query ? { ...filter, sent: [{ query }] } : filter;
		},
	};
}

/** A period of time. */
export interface Period {
	after: INodeProperties;
	before: INodeProperties;
	/** The field of a record with the time. */
	field: string;
	/** Fields of the search for these bounds, RFC 3339. */
	search(start: string | undefined, end: string | undefined): IDataObject;
	/** Whether the server is asked for the end, too. Default true. */
	isEndSent?: boolean;
}

/** A period of time, both ends included. */
export function byPeriod({ after, before, field, search, isEndSent }: Period): FilterRule<Sent> {
	return byTime({
		after,
		before,
		found: (row) => timeOf(row[field]),
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
