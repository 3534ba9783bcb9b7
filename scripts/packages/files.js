/** Which files of the suite belong to one vendor's package. */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const ts = require('typescript');
const { registered, ROOT } = require('./suite');

/** The same in every package. The eslint config has to be n8n's own, untouched. */
const PROJECT_FILES = ['LICENSE', 'eslint.config.mjs', 'tsconfig.json'];

/** Paths from the root: sources, compiled files, examples and what makes a project of them. */
function filesOf(vendor) {
	const { nodes, credentials } = registered(vendor);
	const compiled = [...nodes, ...credentials];
	const sources = compiled.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	const folders = [`dist/nodes/${vendor.folder}`, `nodes/${vendor.folder}`];
	const examples = readdirSync(path.join(ROOT, 'examples'))
		// What is about n8n itself is useful with every product.
		.filter((name) => name.startsWith(`${vendor.id}-`) || name.startsWith('n8n-'))
		.map((name) => `examples/${name}`);
	const assets = folders.flatMap(filesUnder).filter((file) => /\.(svg|json)$/.test(file));
	return [
		...new Set([...PROJECT_FILES, ...withImports(sources), ...withImports(compiled), ...assets, ...examples]),
	].sort();
}

/** The files and everything that they import, directly or not, from this repository. */
function withImports(files) {
	const found = new Set();
	const open = [...files];
	for (let file = open.pop(); file !== undefined; file = open.pop()) {
		if (found.has(file)) continue;
		found.add(file);
		open.push(...importsOf(file));
	}
	return [...found];
}

function importsOf(file) {
	const { importedFiles } = ts.preProcessFile(readFileSync(path.join(ROOT, file), 'utf8'), true, true);
	return importedFiles
		.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => resolved(path.join(path.dirname(file), fileName), path.extname(file)));
}

function resolved(target, extension) {
	const candidates = [target, `${target}${extension}`, path.join(target, `index${extension}`)];
	const match = candidates.find(
		(candidate) => existsSync(path.join(ROOT, candidate)) && path.extname(candidate) !== '',
	);
	if (!match) throw new Error(`nothing is found for the import ${target}`);
	return match;
}

function filesUnder(folder) {
	return readdirSync(path.join(ROOT, folder), { recursive: true }).map((name) => path.join(folder, name));
}

module.exports = { filesOf };
