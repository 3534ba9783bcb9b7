/** What a run prints, kept for `bench/RESULTS.md`, and the goals that it met or missed. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { shown, type Spread } from './statistics.cts';

/** A figure that was promised. Of several rounds the worse quartile counts: the lower one of `atLeast`, the upper one of `atMost`. */
export type Goal = { what: string } & ({ atLeast: number } | { atMost: number });

const FILE = path.join(__dirname, 'RESULTS.md');
const lines: string[] = [];
const missed: string[] = [];
let title = '';

/** Prints lines of Markdown, and keeps them. */
export function print(text: string): void {
	console.log(text);
	lines.push(text);
}

/** Begins the section of a case. */
export function printTitle(text: string): void {
	title = text;
	print(`\n## ${text}\n`);
}

/** Prints a table. */
export function printTable(columns: string[], rows: Array<Array<string | number>>): void {
	print(`| ${columns.join(' | ')} |`);
	print(`| ${columns.map(() => '---').join(' | ')} |`);
	for (const row of rows) print(`| ${row.join(' | ')} |`);
}

/** Prints whether a goal was met. A missed one does not fail the run: a machine that does other work misses it, too. */
export function printGoal(goal: Goal, measured: Spread | number): void {
	const { low, high } = typeof measured === 'number' ? { low: measured, high: measured } : measured;
	const isMet = 'atLeast' in goal ? low >= goal.atLeast : high <= goal.atMost;
	const bound = 'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`;
	const figure = typeof measured === 'number' ? measured.toFixed(2) : shown(measured);
	const line = `${goal.what}: goal ${bound}, ${isMet ? 'met' : '**missed**'}: ${figure}`;
	if (!isMet) missed.push(`- ${title}: ${line}`);
	print(`\n${line}`);
}

/** Writes all that was printed to `bench/RESULTS.md`. */
export function writeResults(rounds: number): void {
	const versions = ['n8n-core', 'n8n-workflow'].map((name) => {
		const { version } = require(`${name}/package.json`) as { version: string };
		return `${name} ${version}`;
	});
	const head = [
		'# Results of the benchmark',
		'',
		'Written by `npm run bench`; what is compared, and how, is in [docs/performance.md](../docs/performance.md).',
		`Node.js ${process.versions.node}, ${versions.join(', ')}, ${cpus().length} cores, loopback. ${rounds} rounds; median (lower to upper quartile).`,
		'',
		'## Where this package misses its goals',
		'',
		...(missed.length > 0 ? missed : ['Nowhere in this run.']),
	];
	writeFileSync(FILE, `${[...head, ...lines].join('\n')}\n`);
}
