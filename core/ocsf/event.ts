import { valueAt } from '../export/chosen-fields';
import type { Row } from '../pages/page-style';
import { chosen, SEVERITY } from './captions';
import { NotMapped } from './not-mapped';
import { observablesOf } from './observables';
import { setChoice, type PathStep } from './paths';
import { OCSF_RELEASE } from './release';
import { foundIn, ruleOf, RuleSet, type Found, type Rule } from './rules';
import { isSaid } from './said';
import type { EventTable } from './table';
import { unmappedOf } from './unmapped';

/** What an event says that does not stand in its record. */
export interface EventContext {
	/** Address of the product's console or API. */
	url: string;
	/** When the record was read, ms since the epoch. */
	readAt: number;
}

/** A longer title is cut: the whole text stands in its own attribute. */
const LONGEST_MESSAGE = 250;

/**
 * Makes events of one class. What does not depend on the record is calculated once: there may be a million of them.
 * Promises that an event is valid, and that each value of the record stands in it: in an attribute, or in `unmapped`.
 */
export class EventMapper {
	private readonly rules: RuleSet;
	private readonly timeRule: Rule;

	constructor(private readonly table: EventTable) {
		this.rules = new RuleSet(table.attributes);
		this.timeRule = ruleOf('time', table.time);
	}

	/** The event, unless the record lacks something that the class requires. */
	eventOf(row: Row, context: EventContext): Row | NotMapped {
		const { attributes, found, lost } = this.rules.read(row);
		const missing = this.missingIn(attributes, lost);
		if (missing !== undefined) return new NotMapped(missing);
		const when = this.timeOf(row);
		const unmapped = unmappedOf(row, fieldsSaid(row, [...found, ...(when ? [when.found] : [])]));
		return {
			...this.head(row, attributes, when ? when.time : context.readAt),
			...attributes,
			...optional('observables', observablesOf(attributes)),
			metadata: this.metadata(row, attributes, context, when?.original),
			...optional('unmapped', unmapped),
		};
	}

	/** When it happened, if the record says it, and how the product has written that. */
	private timeOf(row: Row) {
		const found = foundIn(row, this.timeRule);
		if (!found) return undefined;
		const { value, read: time } = found;
		const { as } = this.timeRule;
		const written = [value].flat().find((one) => typeof one !== 'object' && as.read(one) === time);
		const original = written === undefined ? undefined : String(written);
		return { time: Number(time), original, found: { ...found, read: [time, original] } };
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

	private head(row: Row, { severity }: Row, time: number): Row {
		const { class: kind, activity: given } = this.table;
		const activity = typeof given === 'function' ? given(row) : given;
		const { id, caption } = typeof activity === 'number' ? chosen(kind.activities, activity) : activity;
		const parts = this.table.message(row).filter((part) => typeof part === 'string' || typeof part === 'number');
		const head: Row = {
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
		if (severity === undefined) setChoice(head, 'severity', chosen(SEVERITY, 0));
		return head;
	}

	private metadata(row: Row, { metadata }: Row, { url }: EventContext, original: string | undefined): Row {
		const { product, log, uid } = this.table;
		return {
			version: OCSF_RELEASE,
			product: {
				name: product.name,
				vendor_name: product.vendor,
				...(product.feature ? { feature: { name: product.feature } } : {}),
				url_string: url,
			},
			...optional('uid', uid(row)),
			...optional('original_time', original),
			log_name: log,
			...(metadata as Row | undefined),
		};
	}
}

/** The paths of the fields of which the event says everything. */
function fieldsSaid(row: Row, found: Found[]): Map<string, string[][]> {
	const said = new Map<string, string[][]>();
	const add = (field: string) => {
		const [first, ...others] = Object.hasOwn(row, field) ? [field] : field.split('.');
		const known = said.get(first);
		if (known) known.push(others);
		else said.set(first, [others]);
	};
	for (const [field, reads] of readsByField(found)) {
		const value = valueAt(row, field);
		if (reads.some((read) => isSaid(value, read)) || (reads.length > 1 && isSaid(value, reads))) add(field);
	}
	return said;
}

/** What became of each field: several attributes may say it together, e.g. IP addresses and names of one list. */
function readsByField(found: Found[]): Map<string, unknown[]> {
	const reads = new Map<string, unknown[]>();
	for (const { fields, read } of found) {
		for (const field of fields) {
			const known = reads.get(field);
			if (known) known.push(read);
			else reads.set(field, [read]);
		}
	}
	return reads;
}

function oneLine(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, LONGEST_MESSAGE - 1)}…`;
}

function optional(name: string, value: Row[string] | undefined): Row {
	return value === undefined ? {} : { [name]: value };
}
