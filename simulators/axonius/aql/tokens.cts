import { Refusal } from '../errors.cts';

/** One word of an AQL text. */
export type Token =
	| { kind: 'text'; value: string }
	| { kind: 'number'; value: number }
	| { kind: 'name'; value: string }
	| { kind: 'sign'; value: string }
	/** `{{QueryID=…}}`: a reference to something saved. */
	| { kind: 'reference'; value: string; id: string };

const PATTERNS: Array<[pattern: RegExp, token: (found: RegExpExecArray) => Token]> = [
	[/\{\{\s*(\w+)\s*=\s*([^}\s]+)\s*\}\}/y, ([, value, id]) => ({ kind: 'reference', value, id })],
	[/"(?:[^"\\]|\\.)*"/y, ([text]) => ({ kind: 'text', value: unescaped(text) })],
	[/-?\d+(?:\.\d+)?/y, ([text]) => ({ kind: 'number', value: Number(text) })],
	[/[A-Za-z_][\w.]*/y, ([value]) => ({ kind: 'name', value })],
	[/==|!=|>=|<=|[><()[\]{},:]/y, ([value]) => ({ kind: 'sign', value })],
];

/** Splits an AQL text into words. @throws Refusal (400) when it is not AQL */
export function tokensOf(aql: string): Token[] {
	const tokens: Token[] = [];
	let position = 0;
	while (position < aql.length) {
		if (/\s/.test(aql[position])) {
			position++;
			continue;
		}
		const [token, end] = tokenAt(aql, position);
		tokens.push(token);
		position = end;
	}
	return tokens;
}

function tokenAt(aql: string, position: number): [Token, number] {
	for (const [pattern, token] of PATTERNS) {
		pattern.lastIndex = position;
		const found = pattern.exec(aql);
		if (found) return [token(found), pattern.lastIndex];
	}
	throw new Refusal(400, `Invalid query near "${aql.slice(position, position + 20)}"`);
}

function unescaped(text: string): string {
	try {
		return JSON.parse(text) as string;
	} catch {
		// Regular expressions have escapes that JSON does not have, such as \. or \d.
		return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
	}
}
