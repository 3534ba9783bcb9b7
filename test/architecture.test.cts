import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { outdated } from '../scripts/vendor-lists.js';
import { VENDORS } from '../scripts/vendors.js';
import { SUBJECTS } from './credentials/all-subjects.cts';
import { expectRows } from './harness/rows';
import { filesIn, importsOf, read, ROOT, SHIPPED, sources, type Source } from './sources.cts';

const TOOLING = ['bench', 'e2e', 'scripts', 'simulators', 'test'];
const MOST_LINES = 250;

/** Every name by which a vendor is known, with or without a separator between its words. */
const VENDOR_NAMES = new RegExp(
	VENDORS.flatMap(({ id, product, alsoCalled }) => [id, product, ...alsoCalled])
		.map((name) => name.replace(/[^A-Za-z0-9]+/g, '.?'))
		.join('|'),
	'i',
);

function foldersIn(folder: string): string[] {
	return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
		.map(({ name }) => name);
}

/** Names of imports that the rule does not allow. */
function offences(files: Source[], allowed: (target: string, file: string) => boolean): string[] {
	return files.flatMap((source) =>
		importsOf(source)
			.filter((target) => !allowed(target, source.file))
			.map((target) => `${source.file} imports ${target}`),
	);
}

type Graph = Map<string, Set<string>>;

/** Files or folders that import each other in a circle, one list per circle. */
function circlesIn(graph: Graph): string[][] {
	const circles: string[][] = [];
	const done = new Set<string>();
	const visit = (node: string, trail: string[]) => {
		if (trail.includes(node)) return void circles.push(trail.slice(trail.indexOf(node)));
		if (done.has(node)) return;
		for (const target of graph.get(node) ?? []) visit(target, [...trail, node]);
		done.add(node);
	};
	for (const node of graph.keys()) visit(node, []);
	return circles;
}

function graphOf(files: Source[]): Graph {
	return new Map(files.map((source) => [source.file, new Set(importsOf(source))]));
}

/** The graph of the places where the files are; what stays in one place does not count. */
function merged(graph: Graph, place: (file: string) => string): Graph {
	const places: Graph = new Map();
	for (const [file, targets] of graph) {
		const others = [...targets].map(place).filter((target) => target !== place(file));
		places.set(place(file), new Set([...(places.get(place(file)) ?? []), ...others]));
	}
	return places;
}

describe('what imports what', () => {
	const folderOf = (file: string) => file.split('/').slice(0, 2).join('/');

	it('core and nodes/shared name no vendor', () => {
		const named = sources('core', 'nodes/shared').filter(
			({ file, text }) => VENDOR_NAMES.test(file) || VENDOR_NAMES.test(text),
		);
		expect(named.map(({ file }) => file)).toEqual([]);
	});

	it('core imports only itself, n8n-workflow and crypto', () => {
		const allowed = (target: string) => target.startsWith('core/') || ['n8n-workflow', 'crypto'].includes(target);
		expect(offences(sources('core'), allowed)).toEqual([]);
	});

	it('a folder of nodes imports no other one but nodes/shared', () => {
		const allowed = (target: string, file: string) =>
			!target.startsWith('nodes/') || ['nodes/shared', folderOf(file)].includes(folderOf(target));
		expect(offences(sources('nodes'), allowed)).toEqual([]);
	});

	it('credentials import only each other, what core has for them, n8n-workflow and crypto', () => {
		const folders = ['core/token/', 'core/http/', 'core/errors/', 'core/time/', 'credentials/'];
		const single = ['core/json.ts', 'core/clock.ts', 'n8n-workflow', 'crypto'];
		const allowed = (target: string) => single.includes(target) || folders.some((folder) => target.startsWith(folder));
		expect(offences(sources('credentials'), allowed)).toEqual([]);
	});

	it('files import each other in no circle', () => {
		const graph = graphOf(sources(...SHIPPED));
		expect(graph.size).toBeGreaterThan(0);
		expect(circlesIn(graph)).toEqual([]);
	});

	it('folders of core import each other in no circle', () => {
		expect(circlesIn(merged(graphOf(sources('core')), folderOf))).toEqual([]);
	});

	it('a circle is found wherever it is, and none where two ways lead to one file', async () => {
		await expectRows<Record<string, string>>(
			[
				[{ a: 'bc', b: 'c', c: 'd', d: 'b' }, [['b', 'c', 'd']]],
				[{ a: 'a' }, [['a']]],
				[{ a: 'bc', b: 'c' }, []],
			],
			(imports) => circlesIn(new Map(Object.entries(imports).map(([file, targets]) => [file, new Set(targets)]))),
		);
	});

	it('a circle of folders is found, although no files are in a circle', () => {
		const graph: Graph = new Map([
			['a/one', new Set(['b/one', 'a/two'])],
			['b/two', new Set(['a/two'])],
		]);
		expect(circlesIn(graph)).toEqual([]);
		expect(circlesIn(merged(graph, ([folder]) => folder))).toEqual([['a', 'b']]);
	});
});

describe('what files look like', () => {
	it('what is shipped has only small files, and no way around the linter', () => {
		const odd = sources(...SHIPPED).filter(
			({ text }) =>
				text.split('\n').length > MOST_LINES || /eslint-disable|@ts-(ignore|nocheck|expect-error)/.test(text),
		);
		expect(odd.map(({ file }) => file)).toEqual([]);
	});

	it('JSON is parsed in one place, which loses no digit of a long number', () => {
		const parsing = sources(...SHIPPED).filter(({ text }) => /\bJSON\.parse\(/.test(text));
		expect(parsing.map(({ file }) => file)).toEqual(['core/json-text.ts']);
	});

	it('every exported symbol of what is shipped has a comment that says what it is', () => {
		const silent = sources(...SHIPPED).flatMap(({ file, text }) =>
			text.split('\n').flatMap((line, index, lines) => {
				const name = /^export (?:async |abstract )*(?:const|function\*?|class|interface|type) (\w+)/.exec(line)?.[1];
				const before = lines[index - 1] ?? '';
				// The comment of the first signature of a function is that of all.
				const isOverload = before.startsWith(`export function ${name}(`);
				return name && !isOverload && !before.endsWith('*/') ? [`${file}: ${name}`] : [];
			}),
		);
		expect(silent).toEqual([]);
	});

	it('what is not shipped has file names in kebab-case', () => {
		const files = TOOLING.flatMap((folder) => filesIn(folder));
		const odd = files.filter((file) => /\.(c?ts|m?js)$/.test(file) && /[A-Z_]/.test(path.basename(file)));
		expect(odd).toEqual([]);
	});
});

describe('the list of vendors', () => {
	const ids = VENDORS.map(({ id }) => id).sort();
	const vendorFolders = (folder: string) =>
		foldersIn(folder).filter(
			(name) => !['agents', 'cluster', 'kernel', 'ocsf', 'shared', 'screenshots'].includes(name),
		);

	it('is what package.json and the README say (otherwise run "npm run vendors")', () => {
		expect(outdated()).toEqual([]);
	});

	it('has every folder of nodes, simulators and e2e', () => {
		expect(vendorFolders('nodes')).toEqual(VENDORS.map(({ folder }) => folder).sort());
		expect(['simulators', 'e2e'].map(vendorFolders)).toEqual([ids, ids]);
	});

	it('has every file of bench/subjects and test/credentials/subjects', () => {
		for (const folder of ['bench/subjects', 'test/credentials/subjects']) {
			expect(filesIn(folder).sort()).toEqual(ids.map((id) => `${folder}/${id}.cts`));
		}
	});

	it('has an owner for every credential', () => {
		const classes = readdirSync(path.join(ROOT, 'credentials')).filter((name) => name.endsWith('.ts'));
		const owners = classes.map((name) => [name, VENDORS.filter(({ folder }) => name.startsWith(folder)).length]);
		expect(owners).toEqual(classes.map((name) => [name, 1]));
	});

	it('has every credential among those that are tried (test/credentials/subjects)', () => {
		const files = filesIn('credentials').filter((file) => file.endsWith('.credentials.ts'));
		const tried = SUBJECTS.map(([name]) => `credentials/${name}.credentials.ts`);
		expect(tried.sort()).toEqual(files.sort());
	});

	it('finds all that belongs to a vendor', () => {
		const expected = VENDORS.flatMap(({ id, folder }) => [
			`nodes/${folder}/${folder}.node.ts`,
			`simulators/${id}/index.cts`,
			`e2e/${id}/part.cts`,
			`test/nodes/${folder}/contract.test.cts`,
			`docs/${id}.md`,
		]);
		expect(expected.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
	});

	it('has a name in the changelog for each', () => {
		const changelog = read('CHANGELOG.md');
		expect(VENDORS.filter(({ product }) => !changelog.includes(product))).toEqual([]);
	});

	it('has a vendor for every example, several of them, or n8n itself, and the README lists them all', () => {
		const examples = readdirSync(path.join(ROOT, 'examples'));
		const readme = read('README.md');
		expect(examples.filter((name) => ![...ids, 'ocsf', 'n8n'].some((id) => name.startsWith(`${id}-`)))).toEqual([]);
		expect(examples.filter((name) => !readme.includes(`(examples/${name})`))).toEqual([]);
	});
});
