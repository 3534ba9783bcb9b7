import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.dirname(__dirname);
const SHIPPED = ['core', 'credentials', 'nodes'];
const VENDORS = /usm.?anywhere|alienvault|levelblue|armis|axonius|privx|12.?port|twelve.?port/i;
const MOST_LINES = 250;

function sources(folder: string): Array<{ file: string; text: string }> {
	return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => path.join(folder, name))
		.map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

function imports(text: string): string[] {
	return [...text.matchAll(/\bfrom '([^']+)'/g)].map(([, target]) => target);
}

test('core names no vendor', () => {
	const named = sources('core').filter(({ file, text }) => VENDORS.test(file) || VENDORS.test(text));
	expect(named.map(({ file }) => file)).toEqual([]);
});

test('core imports nothing but itself, n8n-workflow and crypto', () => {
	const foreign = sources('core').flatMap(({ file, text }) =>
		imports(text)
			.filter((target) => !['n8n-workflow', 'crypto'].includes(target))
			.filter((target) => !path.join(path.dirname(file), target).startsWith(`core${path.sep}`))
			.map((target) => `${file} imports ${target}`),
	);
	expect(foreign).toEqual([]);
});

test('no vendor imports from another vendor', () => {
	const crossing = sources('nodes').flatMap(({ file, text }) => {
		const vendor = file.split(path.sep).slice(0, 2).join(path.sep);
		return imports(text)
			.map((target) => path.join(path.dirname(file), target))
			.filter((target) => target.startsWith(`nodes${path.sep}`) && !target.startsWith(vendor))
			.map((target) => `${file} imports ${target}`);
	});
	expect(crossing).toEqual([]);
});

test.each(SHIPPED)('%s has only small files, and no way around the linter', (folder) => {
	const odd = sources(folder).filter(
		({ text }) => text.split('\n').length > MOST_LINES || /eslint-disable|@ts-(ignore|nocheck|expect-error)/.test(text),
	);
	expect(odd.map(({ file }) => file)).toEqual([]);
});
