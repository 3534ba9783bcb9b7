/** The time of each pattern grows with the text, not with its square: texts of servers go through all of them. */
import ts from 'typescript';
import { sources, SHIPPED } from './sources.cts';

interface Pattern {
	place: string;
	source: string;
	flags: string;
}

/** What patterns usually stumble over. */
const USUAL = [...'aA0 \t\n-_./\\%<>&{}[]"\';=?:@,+*é', '-eyJ', '{}', '&amp;', '%25', '<a', ' \n', '0.', 'a-', '/a'];
/** What may follow, so that a pattern that wants to reach the end fails there. */
const ENDS = ['', '\u0000', 'x\n!'];
const LONG = 24_000;
/** CPU time in which a linear pattern is always done with a long text, also on a slow machine. A square would take seconds. */
const SURELY_LINEAR_MS = 15;
/** Ten times the text may take this many times the work. */
const MOST_GROWTH = 12;

test('each pattern in shipped code is linear on its worst input', () => {
	const patterns = sources(...SHIPPED).flatMap(({ file, text }) => patternsIn(file, text));
	expect(patterns.length).toBeGreaterThan(80);
	const slow = patterns.flatMap((pattern) =>
		inputsFor(pattern)
			.filter(([unit, end]) => isSlow(pattern, unit, end))
			.map(([unit, end]) => `${pattern.place} /${pattern.source}/ on ${JSON.stringify(unit)} … ${JSON.stringify(end)}`),
	);
	expect(slow).toEqual([]);
}, 120_000);

test('and the measure finds those that are not', () => {
	const quadratic = ['-eyJ[\\w-]+\\.', '<[^>]*>', '\\s+$', '(x+x+)+y'];
	const found = quadratic.filter((source) => {
		const pattern = { place: '', source, flags: 'g' };
		// The last one is exponential: a short text is enough.
		if (source.startsWith('(')) return work(pattern, `${'x'.repeat(26)}`) > SURELY_LINEAR_MS;
		return inputsFor(pattern).some(([unit, end]) => isSlow(pattern, unit, end));
	});
	expect(found).toEqual(quadratic);
});

/** Literals, and texts of `new RegExp`. */
function patternsIn(file: string, text: string): Pattern[] {
	const found: Pattern[] = [];
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const visit = (node: ts.Node): void => {
		const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf('/');
			found.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
		}
		if (ts.isIdentifier(node) && node.text === 'RegExp' && ts.isNewExpression(node.parent)) {
			throw new Error(`${place} builds a pattern. Its worst input is not known; use a literal.`);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** The usual ones, and the words and signs of the pattern itself, alone and in pairs. */
function inputsFor({ source }: Pattern): Array<[unit: string, end: string]> {
	const literal = source.replace(/\\[dwsbDWSB]|\\p\{\w+\}|\(\?[:=!<]*|\{\d*,?\d*\}/gi, ' ').replace(/\\(.)/g, '$1');
	const words = literal.match(/[a-z0-9-]{2,}/gi) ?? [];
	const signs = [...new Set(literal.replace(/[\sa-z0-9]/gi, ''))].slice(0, 8);
	const pairs = [...signs, ...words.slice(0, 4)].flatMap((one) =>
		['a', '0', ' ', ...words.slice(0, 4)].map((other) => one + other),
	);
	const units = new Set([...USUAL, ...words, ...signs, ...pairs]);
	return [...units].flatMap((unit) => ENDS.map((end): [string, string] => [unit, end]));
}

function isSlow(pattern: Pattern, unit: string, end: string): boolean {
	const text = (length: number) => unit.repeat(Math.ceil(length / unit.length)) + end;
	if (work(pattern, text(LONG)) < SURELY_LINEAR_MS) return false;
	const [short, long] = [LONG / 10, LONG].map((length) => best(pattern, text(length)));
	return long > SURELY_LINEAR_MS && long > MOST_GROWTH * short;
}

function best(pattern: Pattern, text: string): number {
	return Math.min(...[1, 2, 3].map(() => work(pattern, text)));
}

/** CPU time, ms: other processes do not count. */
function work({ source, flags }: Pattern, text: string): number {
	const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
	const before = process.cpuUsage();
	text.replace(pattern, '');
	return process.cpuUsage(before).user / 1_000;
}
