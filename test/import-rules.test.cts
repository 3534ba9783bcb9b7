import { importsOf, sources } from './sources.cts';

/** What each folder of core may import besides itself. The files directly in core are its foundation. */
const ALLOWED: Record<string, string[]> = {
	errors: [],
	redact: ['foundation'],
	foundation: ['errors', 'redact'],
	time: ['errors'],
	http: ['errors', 'foundation'],
	token: ['errors', 'foundation', 'http'],
	pages: ['errors', 'foundation', 'http'],
	export: ['errors', 'foundation', 'http', 'pages'],
	poll: ['errors', 'foundation', 'pages'],
	ocsf: ['errors', 'foundation', 'time', 'pages', 'export'],
	node: ['errors', 'foundation', 'time', 'http', 'token', 'pages', 'export', 'poll', 'ocsf'],
	openapi: ['errors', 'foundation', 'time', 'http', 'token', 'pages', 'export', 'poll', 'node'],
};

const core = sources('core');

function layerOf(file: string): string {
	const [, folder, ...rest] = file.split('/');
	return rest.length === 0 ? 'foundation' : folder;
}

test('every folder of core has its line in the table', () => {
	expect(core.length).toBeGreaterThan(0);
	expect([...new Set(core.map(({ file }) => layerOf(file)))].filter((layer) => !(layer in ALLOWED))).toEqual([]);
});

test('the folders of core import each other only in the allowed directions', () => {
	const forbidden = core.flatMap((source) => {
		const layer = layerOf(source.file);
		return importsOf(source)
			.filter((target) => target.startsWith('core/'))
			.filter((target) => layerOf(target) !== layer && !ALLOWED[layer]?.includes(layerOf(target)))
			.map((target) => `${source.file} imports ${target}`);
	});
	expect(forbidden).toEqual([]);
});
