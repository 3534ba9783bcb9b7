import { documentOf } from '../scripts/ocsf-tables.cts';
import { read } from './sources.cts';

const text = read('docs/ocsf.md');

function namesIn(part: string, pattern: RegExp): string[] {
	const [, body] = new RegExp(`<!-- ${part}: [^]*?-->([^]*?)<!-- end -->`).exec(text)!;
	return [...body.matchAll(pattern)].map(([, name]) => name);
}

describe('docs/ocsf.md', () => {
	test('says what the forms and the mappings say (otherwise run "npm run ocsf")', () => {
		expect(text).toBe(documentOf(text));
	});

	test('has a mapping of each product whose forms offer OCSF, and of no other', () => {
		const offered = namesIn('forms', /^\| ([^|]+) \| [^|:]+:/gm);
		expect(offered).not.toEqual([]);
		expect(namesIn('mappings', /^### (.*)$/gm)).toEqual(offered);
	});
});
