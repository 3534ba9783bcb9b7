import type { IDataObject } from 'n8n-workflow';
import { countOf, objectOf } from '../json';
import type { Step } from './page-style';

/** What the pages of a walk so far have told about the list. */
export type Counts = {
	/** Records, and those of them that are no duplicates of recent ones. */
	received: number;
	distinct: number;
	/** Marks of the pages, to recognize one that comes again. */
	marks: string[];
	/** The total of the first page that tells one, of the latest, and the smallest. */
	totals?: { first: number; latest: number; least: number };
};

/** Where a walk has come to, so that another one can go on there. Plain JSON. */
export type Place = {
	/** The next page. */
	step: Step;
	pages: number;
	/** Records on the largest page. */
	largest: number;
	counts: Counts;
	/** What the page style has learned about the list besides. */
	style?: IDataObject;
};

/** Characters of a place as JSON. A cursor takes some thousand at most, 10,000 pages 190,000. */
const LONGEST_PLACE = 250_000;

/** Reads a stored place of any age and origin. @returns `undefined` where it cannot be used */
export function placeIn(stored: unknown): Place | undefined {
	const { step, pages, largest, counts, style } = objectOf(stored) ?? {};
	const [read, largestPage, known] = [countOf(pages), countOf(largest), countsIn(counts)];
	const next = stepIn(step);
	if (!next || read === undefined || largestPage === undefined || !known) return undefined;
	const learned = objectOf(style) as IDataObject | undefined;
	const place = {
		step: next,
		pages: read,
		largest: largestPage,
		counts: known,
		...(learned ? { style: learned } : {}),
	};
	return isShort(stored) ? place : undefined;
}

/** Whether a place can be stored. */
export function isShort(place: unknown): boolean {
	return JSON.stringify(place).length <= LONGEST_PLACE;
}

function stepIn(stored: unknown): Step | undefined {
	const { query, body, path } = objectOf(stored) ?? {};
	const isPlain = [query, body].every((part) => part === undefined || objectOf(part));
	const isStep = objectOf(stored) && isPlain && ['undefined', 'string'].includes(typeof path);
	return isStep ? (stored as Step) : undefined;
}

function countsIn(stored: unknown): Counts | undefined {
	const { received, distinct, marks, totals } = objectOf(stored) ?? {};
	const [all, different] = [countOf(received), countOf(distinct)];
	if (all === undefined || different === undefined || !Array.isArray(marks)) return undefined;
	const counts = { received: all, distinct: different, marks: marks.map(String) };
	if (totals === undefined) return counts;
	const { first, latest, least } = objectOf(totals) ?? {};
	const numbers = [first, latest, least].map(countOf);
	if (numbers.includes(undefined)) return undefined;
	const [begin, last, smallest] = numbers as number[];
	return { ...counts, totals: { first: begin, latest: last, least: smallest } };
}
