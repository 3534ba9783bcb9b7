/** One condition: a field and what it must be. */
export interface Predicate {
	field: string;
	isNegated: boolean;
	values: string[];
	/** The text in brackets when it is a query itself, as in `alert:(alertId:(57))`. */
	nested?: Predicate[];
}

/** A query: `in:` names the kind of record, and each predicate is a filter. */
export interface Query {
	entity: string | undefined;
	predicates: Predicate[];
}

/** What is wrong with a query; becomes status 400. */
export class AqlError extends Error {}

/** A quoted value. A backslash escapes the next character [INVENTED: no public grammar says how to quote a quotation mark]. */
const QUOTED = /"((?:[^"\\]|\\.)*)"/y;
const BARE = /[^\s",()]+/y;
const FIELD = /(!?)([A-Za-z][\w.]*):/y;
/** A MAC or IPv6 address in brackets: its colons are no colons after a field [CODE: XSOAR sends `macAddress:(aa:bb:…)`]. */
const ADDRESS = /[\da-f]*(?::[\da-f]*){2,}(?=[\s,)])/iy;
const BLANK = /\s*/y;
const COMMA = /\s*,\s*/y;

/** Reads the part of AQL that integrations use. @throws AqlError */
export function parseAql(text: string): Query {
	const reader = new Reader(text);
	const predicates = reader.predicates();
	if (!reader.isAtEnd) throw new AqlError(`Unexpected character at position ${reader.position}`);
	const [entity, ...more] = predicates.filter(({ field }) => field === 'in');
	if (more.length > 0 || (entity?.values.length ?? 1) !== 1) throw new AqlError('One "in:" is allowed');
	return { entity: entity?.values[0], predicates: predicates.filter(({ field }) => field !== 'in') };
}

class Reader {
	position = 0;

	constructor(private readonly text: string) {}

	get isAtEnd(): boolean {
		return this.position >= this.text.length;
	}

	/** Predicates up to the end or a closing bracket. */
	predicates(): Predicate[] {
		const found: Predicate[] = [];
		for (;;) {
			this.take(BLANK);
			if (this.isAtEnd || this.text[this.position] === ')') return found;
			found.push(this.predicate());
		}
	}

	private predicate(): Predicate {
		const match = this.take(FIELD);
		if (!match) throw new AqlError(`Expected a field at position ${this.position}`);
		const [, negation, field] = match;
		const isNegated = negation === '!';
		if (this.text[this.position] !== '(') return { field, isNegated, values: this.values() };
		this.position++;
		const isQuery = this.peek(FIELD) && !this.peek(ADDRESS);
		const inner = isQuery ? { values: [], nested: this.predicates() } : { values: this.values() };
		this.take(BLANK);
		if (this.text[this.position] !== ')') throw new AqlError(`Expected ")" at position ${this.position}`);
		this.position++;
		return { field, isNegated, ...inner };
	}

	private values(): string[] {
		const values: string[] = [];
		do {
			this.take(BLANK);
			values.push(this.value());
		} while (this.take(COMMA));
		return values;
	}

	private value(): string {
		const quoted = this.take(QUOTED);
		if (quoted) return quoted[1].replace(/\\(.)/g, '$1');
		const bare = this.take(BARE);
		if (!bare) throw new AqlError(`Expected a value at position ${this.position}`);
		return bare[0];
	}

	private take(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.position;
		const match = pattern.exec(this.text);
		if (match) this.position = pattern.lastIndex;
		return match;
	}

	private peek(pattern: RegExp): boolean {
		this.take(BLANK);
		pattern.lastIndex = this.position;
		return pattern.test(this.text);
	}
}
