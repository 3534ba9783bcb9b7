import { DAY_MS } from '../dates.cts';
import { Refusal } from '../errors.cts';
import { comparison, type Operand, type Predicate } from './match.cts';
import { tokensOf, type Token } from './tokens.cts';

export type { Predicate } from './match.cts';

/** What a query can refer to. */
export interface AqlContext {
	/** Milliseconds since 1970. */
	now: number;
	/** The filter of a saved query. @throws Refusal when it does not exist */
	savedQuery(id: string): Predicate;
}

/**
 * Reads the part of AQL that integrations use [CODE]: comparisons, `in`, dates, regular expressions, "has a value",
 * `and`, `or`, `not`, other saved queries. An empty text finds all assets. How the server refuses the rest is [INVENTED].
 * @throws Refusal (400)
 */
export function parseAql(aql: string, context: AqlContext): Predicate {
	const tokens = tokensOf(aql);
	return tokens.length === 0 ? () => true : new Parser(tokens, context).whole();
}

const COMPARISONS = ['==', '!=', '>', '>=', '<', '<=', 'in'];
const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: DAY_MS, w: 7 * DAY_MS };

class Parser {
	private position = 0;

	constructor(
		private readonly tokens: Token[],
		private readonly context: AqlContext,
	) {}

	whole(): Predicate {
		const predicate = this.any();
		if (this.position < this.tokens.length) throw this.unexpected();
		return predicate;
	}

	private any(): Predicate {
		const parts = [this.all()];
		while (this.takes('or')) parts.push(this.all());
		return parts.length === 1 ? parts[0] : (row) => parts.some((part) => part(row));
	}

	private all(): Predicate {
		const parts = [this.negated()];
		while (this.takes('and')) parts.push(this.negated());
		return parts.length === 1 ? parts[0] : (row) => parts.every((part) => part(row));
	}

	private negated(): Predicate {
		if (!this.takes('not')) return this.single();
		const inner = this.negated();
		return (row) => !inner(row);
	}

	private single(): Predicate {
		if (this.takes('(')) {
			const inner = this.any();
			this.need(')');
			return inner;
		}
		const token = this.next();
		if (token.kind === 'reference' && token.value === 'QueryID') return this.context.savedQuery(token.id);
		// v1 also accepts field names without quotation marks [CODE TA].
		if (token.kind !== 'text' && token.kind !== 'name') throw this.unexpected();
		const operator = this.next();
		if (operator.kind === 'number' || !COMPARISONS.includes(operator.value)) throw this.unexpected();
		return comparison(token.value, operator.value, this.operand());
	}

	private operand(): Operand {
		if (this.takes('(')) {
			const inner = this.operand();
			this.need(')');
			return inner;
		}
		if (this.takes('[')) return { kind: 'list', values: this.until(']', () => this.operand()) };
		if (this.takes('{')) return { kind: 'object', entries: Object.fromEntries(this.until('}', () => this.entry())) };
		const token = this.next();
		if (token.kind === 'text' || token.kind === 'number') return { kind: 'plain', value: token.value };
		if (token.kind === 'name' && token.value in PLAIN) return { kind: 'plain', value: PLAIN[token.value] };
		if (token.kind !== 'name') throw this.unexpected();
		this.need('(');
		return this.call(
			token.value,
			this.until(')', () => this.operand()),
		);
	}

	private call(name: string, parameters: Operand[]): Operand {
		const [first, second] = parameters.map((each) => (each.kind === 'plain' ? each.value : undefined));
		if (name === 'date') return { kind: 'date', timeMs: this.date(String(first)) };
		if (name === 'regex') return { kind: 'regex', pattern: regexOf(String(first), String(second ?? '')) };
		if (name === 'size') return { kind: 'size', length: Number(first) };
		if (name === 'match' && parameters[0]?.kind === 'object') return parameters[0];
		throw new Refusal(400, `Invalid query: unknown function ${name}`);
	}

	// `NOW - 3d`, `NOW`, a day, or a date and time.
	private date(text: string): number {
		const relative = /^\s*NOW(?:\s*([+-])\s*(\d+)\s*([mhdw]))?\s*$/.exec(text);
		if (relative) {
			const [, sign, count, unit] = relative;
			return this.context.now + (sign === '-' ? -1 : 1) * Number(count ?? 0) * (UNIT_MS[unit] ?? 0);
		}
		// UTC without a time zone [INF].
		const hasZone = /Z|GMT|[+-]\d{2}:?\d{2}$/.test(text);
		const timeMs = Date.parse(hasZone ? text : `${text.trim().replace(' ', 'T')}${/\d:\d/.test(text) ? 'Z' : ''}`);
		if (Number.isNaN(timeMs)) throw new Refusal(400, `Invalid query: ${text} is not a date`);
		return timeMs;
	}

	private entry(): [string, Operand] {
		const key = this.next();
		if (key.kind !== 'text') throw this.unexpected();
		this.need(':');
		return [key.value, this.operand()];
	}

	private until<T>(end: string, read: () => T): T[] {
		const values: T[] = [];
		while (!this.takes(end)) {
			values.push(read());
			if (!this.takes(',')) {
				this.need(end);
				break;
			}
		}
		return values;
	}

	private takes(word: string): boolean {
		const token = this.tokens[this.position];
		const fits = (token?.kind === 'sign' || token?.kind === 'name') && token.value.toLowerCase() === word;
		if (fits) this.position++;
		return fits;
	}

	private need(word: string): void {
		if (!this.takes(word)) throw this.unexpected();
	}

	private next(): Token {
		const token = this.tokens[this.position++];
		if (!token) throw this.unexpected();
		return token;
	}

	private unexpected(): Refusal {
		return new Refusal(400, `Invalid query near word ${Math.min(this.position, this.tokens.length) + 1}`);
	}
}

const PLAIN: Record<string, boolean | null> = { true: true, false: false, null: null };

function regexOf(source: string, flags: string): RegExp {
	try {
		return new RegExp(source, flags.replace(/[^ims]/g, ''));
	} catch {
		throw new Refusal(400, `Invalid query: ${source} is not a regular expression`);
	}
}
