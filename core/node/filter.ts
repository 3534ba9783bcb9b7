import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { isEmpty, mustBe } from '../errors/sentences';
import type { Row } from '../pages/page-style';
import type { Choice, ParameterReader } from './parameter-reader';
import { asOffered, comparable, optionMeant } from './parameter-values';

/** What is asked of the server, and what every record must have to be returned. */
export interface Filter<Sent> {
	/** Parts of the request: query parameters, fields of a search, or conditions of a query language. */
	sent: Sent[];
	/** Whether the server is asked for all of it; otherwise part of what it sends is left out here. */
	isComplete: boolean;
	keeps(row: Row): boolean;
}

/** One filter, or several parameters that are one filter together. */
export interface FilterRule<Sent> {
	/** Entries of the Filters collection. */
	parameters: INodeProperties[];
	/**
	 * The filter that these parameters make, `undefined` where they are not set.
	 * @param now when the execution began, ms since the epoch
	 * @throws InputError
	 */
	read(given: ParameterReader, now: number): Filter<Sent> | undefined;
}

/** A filter that is the same at any time. */
interface TimelessRule<Sent> extends FilterRule<Sent> {
	read(given: ParameterReader): Filter<Sent> | undefined;
}

/** The Filters of a list: one form, one reader. */
export interface FilterSet<Sent> {
	rules: Array<FilterRule<Sent>>;
	/** The collection. */
	parameter: INodeProperties;
	/**
	 * All filters together.
	 * @param now when the execution began, ms since the epoch. A trigger needs none: it has no filter by time
	 * @throws InputError before anything is sent
	 */
	read(reader: ParameterReader, now?: number): Filter<Sent>;
	/** As the user has set them, to recognize a change. */
	given(reader: ParameterReader): IDataObject;
}

/** A filter by one or several values. */
export interface ValueRule<Sent> {
	/** A text; a text of several values, separated by commas; or a choice. */
	parameter: INodeProperties;
	/** Whether it is one text, in which commas mean nothing, and which may differ from the options. */
	isSingle?: boolean;
	/** The part of the request; `undefined` where the server cannot be asked for these values. By default never. */
	send?(values: string[]): Sent | undefined;
	/** What a record has there; with it each record is checked again. */
	found?(row: Row): unknown[];
	/** Whether a record without a value is left out even if the server was asked. What it was not asked for always is. */
	isStrict?: boolean;
}

/** A filter that is not set, or is empty, lets all records pass. */
export function byValue<Sent>({ parameter, isSingle, send, found, isStrict }: ValueRule<Sent>): TimelessRule<Sent> {
	return {
		parameters: [parameter],
		read(given) {
			if (!given.has(parameter)) return undefined;
			const values = valuesOf(given, parameter, isSingle);
			if (values.length === 0) return undefined;
			const wanted = new Set(values.map(comparable));
			const part = send?.(values);
			const isSent = part !== undefined;
			return {
				sent: isSent ? [part] : [],
				isComplete: isSent,
				keeps(row) {
					const held = found?.(row).filter((one) => one !== undefined && one !== null) ?? [];
					if (held.length === 0) return isSent && !(isStrict && found);
					return held.some((one) => wanted.has(comparable(one)));
				},
			};
		},
	};
}

const UNITS_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 };

const EXAMPLE = 'From an expression: { "span": { "amount": 24, "unit": "hours" } }';

/** A span of time in a form: one entry, with a number and a unit in its only group. */
export interface SpanForm {
	entry: INodeProperties;
	group: INodePropertyCollection;
	amount: INodeProperties;
	unit: Choice<keyof typeof UNITS_MS>;
}

/** A filter by two points in time, both included. The first may also be given as a span of time that ends now. */
export interface TimeRule<Sent> {
	after: INodeProperties;
	before?: INodeProperties;
	within: SpanForm;
	/** The time of a record, ms since the epoch. */
	found(row: Row): number | undefined;
	/** The part of the request for these bounds, ms since the epoch. */
	send(after: number | undefined, before: number | undefined): Sent;
	/** Whether the server is asked for the end, too. Default true. */
	isEndSent?: boolean;
}

/** A record without a time can be neither proved nor disproved, so it is kept. */
export function byTime<Sent>(rule: TimeRule<Sent>): FilterRule<Sent> {
	const { after, before, within, found, send, isEndSent = true } = rule;
	return {
		parameters: [after, ...(before ? [before] : []), within.entry],
		read(given, now) {
			const { start, label, advice } = startIn(rule, given, now);
			const end = before && given.has(before) ? given.instant(before) : undefined;
			if (start === undefined && end === undefined) return undefined;
			if (before && start !== undefined && end !== undefined && start > end) {
				throw new InputError(`${label} is later than ${before.displayName}`, advice);
			}
			return {
				sent: [send(start, end)],
				isComplete: end === undefined || isEndSent,
				keeps(row) {
					const exact = found(row);
					// The bounds are whole milliseconds, and both are included.
					const time = exact === undefined ? undefined : Math.floor(exact);
					return time === undefined || (time >= (start ?? -Infinity) && time <= (end ?? Infinity));
				},
			};
		},
	};
}

/** The first point in time of a filter. */
interface Start {
	/** Ms since the epoch. */
	start: number | undefined;
	/** What to call it in an error. */
	label: string;
	/** What to do where it is later than the second one. */
	advice: string;
}

/** @throws InputError where it is given in both ways */
function startIn<Sent>({ after, within }: TimeRule<Sent>, given: ParameterReader, now: number): Start {
	const time = given.has(after) ? given.instant(after) : undefined;
	const span = spanIn(given, within);
	if (span === undefined) return { start: time, label: after.displayName, advice: 'Swap the two times.' };
	const { displayName } = within.entry;
	if (time !== undefined) {
		throw new InputError(`${after.displayName} and ${displayName} are both set`, 'Remove one of the two filters.');
	}
	return { start: Math.max(0, now - span), label: `The begin of ${displayName}`, advice: 'Choose a longer span.' };
}

/**
 * The span, ms; `undefined` where it was not added.
 * @throws InputError for anything else, also where it is empty: n8n makes that of all it does not understand, and left out, it
 * would let everything through
 */
function spanIn(given: ParameterReader, { entry, group, amount, unit }: SpanForm): number | undefined {
	if (!given.has(entry)) return undefined;
	const object = given.object(entry);
	if (Object.keys(object).length === 0)
		throw isEmpty(entry.displayName, `Remove the filter, or add its ${group.displayName}. ${EXAMPLE}`);
	const inside = given.collection(entry);
	if (!inside.has(group)) throw mustBe(entry.displayName, 'a number and a unit', object, EXAMPLE);
	const span = inside.single(group);
	return span.number(amount) * UNITS_MS[asOffered(span.text(unit), unit) as keyof typeof UNITS_MS];
}

/** Records that pass all of the filters. */
export function allOf<Sent>(filters: Array<Filter<Sent> | undefined>): Filter<Sent> {
	const set = filters.filter((filter) => filter !== undefined);
	return {
		sent: set.flatMap(({ sent }) => sent),
		isComplete: set.every(({ isComplete }) => isComplete),
		keeps: (row) => set.every((filter) => filter.keeps(row)),
	};
}

/** A value that is missing is an error, or a mistake in an expression would let everything through. */
function valuesOf(given: ParameterReader, parameter: INodeProperties, isSingle = false): string[] {
	const isOne = isSingle || parameter.type === 'options';
	const values = (isOne ? [given.text(parameter)] : given.texts(parameter)).filter((value) => value !== '');
	if (isSingle) return values.map((value) => optionMeant(value, parameter) ?? value);
	return values.map((value) => asOffered(value, parameter));
}
