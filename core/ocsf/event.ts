import type { Row } from '../pages/page-style';
import { chosen, SEVERITY } from './captions';
import { valueIn, type Place } from './fields';
import { NotMapped } from './not-mapped';
import { observablesOf } from './observables';
import { setChoice, type PathStep } from './paths';
import { OCSF_RELEASE } from './release';
import { foundIn, ruleOf, RuleSet, type Found, type Rule } from './rules';
import { isSaid, Words } from './said';
import type { EventTable } from './table';
import { FieldsSaid } from './unmapped';

/** What an event says that does not stand in its record. */
export interface EventContext {
	/** Address of the product's console or API. */
	url: string;
	/** When the record was read, ms since the epoch. */
	readAt: number;
}

/** A longer title is cut: the whole text stands in its own attribute. */
const LONGEST_MESSAGE = 250;
/** The title of a text of many megabytes is made from its beginning. */
const LONGEST_READ = 20 * LONGEST_MESSAGE;
const NO_SEVERITY = chosen(SEVERITY, 0);

/**
 * Makes events of one class. What does not depend on the record is calculated once: there may be a million of them.
 * Promises that an event is valid, and that each value of the record stands in it: in an attribute, or in `unmapped`.
 */
export class EventMapper {
	private readonly rules: RuleSet;
	private readonly timeRule: Rule;

	constructor(private readonly table: EventTable) {
		this.rules = new RuleSet(table.attributes);
		this.timeRule = ruleOf('time', table.time, this.rules.places);
	}

	/** The event, unless the record lacks something that the class requires. */
	eventOf(row: Row, context: EventContext): Row | NotMapped {
		const when = this.timeOf(row);
		const event = this.head(row, when ? when.time : context.readAt);
		const { found, lost } = this.rules.read(row, event);
		const missing = this.missingIn(event, lost);
		if (missing !== undefined) return new NotMapped(missing);
		if (event.severity === undefined) setChoice(event, 'severity', 'severity_id', NO_SEVERITY);
		const observables = observablesOf(event);
		if (observables) event.observables = observables;
		event.metadata = this.metadata(row, event, context, when?.original);
		if (when) found.push(when.found);
		const unmapped = fieldsSaid(row, found).others();
		if (unmapped) event.unmapped = unmapped;
		return event;
	}

	/** When it happened, if the record says it, and how the product has written that. */
	private timeOf(row: Row) {
		const found = foundIn(row, this.timeRule);
		if (!found) return undefined;
		const { value, read: time } = found;
		const original = this.writtenIn(value, time);
		return { time: Number(time), original, found: { ...found, read: [original, time] } };
	}

	private writtenIn(value: unknown, time: unknown): string | undefined {
		if (typeof value !== 'object') return String(value);
		const { as } = this.timeRule;
		const written = [value].flat().find((one) => typeof one !== 'object' && as.read(one) === time);
		return written === undefined ? undefined : String(written);
	}

	private missingIn(event: Row, lost: PathStep[][]): string | undefined {
		const { required, oneOf } = this.table.class;
		const missing = required.find((name) => event[name] === undefined);
		const group = oneOf?.every((name) => event[name] === undefined) ? oneOf.join(' or ') : undefined;
		const what = missing ?? group;
		if (what === undefined) return undefined;
		const isLost = lost.some(([{ name }]) => name === what);
		return `the attribute ${what} ${isLost ? 'would have no name or ID' : 'has no value'}`;
	}

	private head(row: Row, time: number): Row {
		const { class: kind, activity: given } = this.table;
		const activity = typeof given === 'function' ? given(row) : given;
		const { id, caption } = typeof activity === 'number' ? chosen(kind.activities, activity) : activity;
		const parts = this.table.message(row).filter((part) => typeof part === 'string' || typeof part === 'number');
		return {
			message: oneLine(parts.join(' ')) || kind.name,
			time,
			class_uid: kind.uid,
			class_name: kind.name,
			category_uid: Math.floor(kind.uid / 1000),
			category_name: kind.category,
			activity_id: id,
			activity_name: caption,
			type_uid: kind.uid * 100 + id,
			type_name: `${kind.name}: ${kind.activities[id]}`,
		};
	}

	private metadata(row: Row, { metadata: more }: Row, { url }: EventContext, original?: string): Row {
		const { product, log, uid } = this.table;
		const { name, vendor, feature } = product;
		const metadata: Row = {
			version: OCSF_RELEASE,
			product: feature
				? { name, vendor_name: vendor, feature: { name: feature }, url_string: url }
				: { name, vendor_name: vendor, url_string: url },
		};
		const id = uid(row);
		if (id !== undefined) metadata.uid = id;
		if (original !== undefined) metadata.original_time = original;
		metadata.log_name = log;
		return more === undefined ? metadata : Object.assign(metadata, more);
	}
}

/** The fields of which the event says everything. */
function fieldsSaid(row: Row, found: Found[]): FieldsSaid {
	const said = new FieldsSaid(row);
	const together = new Map<Place, unknown[]>();
	const add = (place: Place, read: unknown, isWhole: boolean) => {
		if (isWhole) said.add(place);
		else if (place.isShared) together.set(place, [...(together.get(place) ?? []), read]);
	};
	for (const { rule, place, value, read } of found) {
		if (place) add(place, read, isSaid(value, read));
		else addAll(rule.places, row, read, add);
	}
	for (const [place, reads] of together) if (reads.length > 1) add(place, reads, isSaid(valueIn(row, place), reads));
	return said;
}

/** The fields of a value that was calculated. A function may use many of which a record has few. */
function addAll(
	places: Place[],
	row: Row,
	read: unknown,
	add: (place: Place, read: unknown, isWhole: boolean) => void,
) {
	const words = new Words(read);
	for (const place of places) {
		const value = valueIn(row, place);
		if (value !== undefined) add(place, read, words.holdAll(value));
	}
}

function oneLine(text: string): string {
	const line = text.slice(0, LONGEST_READ).replace(/\s+/g, ' ').trim();
	if (line.length <= LONGEST_MESSAGE) return line;
	// Not in the middle of a character.
	return `${line.slice(0, LONGEST_MESSAGE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
