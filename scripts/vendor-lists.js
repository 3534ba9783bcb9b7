#!/usr/bin/env node
// @ts-check
/**
 * `npm run vendors`: writes what package.json and the README say about the vendors, from `scripts/vendors.js`, the facts
 * of each vendor and the files on the disk, and the codex of each node. A test fails when one of them is out of date.
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { registered, ROOT } = require('./packages/suite');
const { VENDORS } = require('./vendors');

const BY_NAME = [...VENDORS].sort((a, b) => (a.folder < b.folder ? -1 : 1));

const TABLE = /(<!-- vendors: written by "npm run vendors" -->\n)[^]*?(\n<!-- end -->)/;

/** @type {Record<string, (text: string) => string>} */
const WRITERS = {
	'package.json': packageJson,
	'README.md': readme,
	...Object.fromEntries(
		VENDORS.flatMap((vendor) =>
			['', 'Trigger'].map((ending) => [codexFile(vendor, ending), () => codex(vendor, ending)]),
		),
	),
};

/** @param {string} text */
function packageJson(text) {
	const manifest = JSON.parse(text);
	const lists = BY_NAME.map(registered);
	manifest.description = `n8n nodes for security products: ${BY_NAME.map((vendor) => fullName(vendor)).join(', ')}. Triggers, complete lists, exports to a file, and the answer back: tag, label, approve, terminate`;
	manifest.keywords = [
		...new Set(['n8n-community-node-package', 'n8n', ...BY_NAME.flatMap(({ keywords }) => keywords)]),
	];
	manifest.n8n.credentials = lists.flatMap(({ credentials }) => credentials);
	manifest.n8n.nodes = lists.flatMap(({ nodes }) => nodes);
	return `${JSON.stringify(manifest, null, '\t')}\n`;
}

/** @param {string} text */
function readme(text) {
	if (!TABLE.test(text)) throw new Error('README.md has no place for the table of vendors');
	const head = [
		'| product | nodes | its page | name in commands | its own package |',
		'| --- | --- | --- | --- | --- |',
	];
	return text.replace(TABLE, (_table, start, end) => `${start}\n${[...head, ...BY_NAME.map(row)].join('\n')}\n${end}`);
}

/** @param {import('./vendors').Vendor} vendor @param {string} ending of the class name */
function codexFile({ folder }, ending) {
	return `nodes/${folder}/${folder}${ending}.node.json`;
}

/**
 * By what n8n finds a node, and where its help is.
 * @param {import('./vendors').Vendor} vendor
 * @param {string} ending of the node's name
 */
function codex({ folder, searchWords, documentation }, ending) {
	const name = folder.charAt(0).toLowerCase() + folder.slice(1);
	const contents = {
		node: `n8n-nodes-secops.${name}${ending}`,
		nodeVersion: '1.0',
		codexVersion: '1.0',
		categories: ['Development'],
		alias: searchWords,
		resources: {
			credentialDocumentation: [{ url: documentation.login }],
			primaryDocumentation: [{ url: documentation.api }],
		},
	};
	return `${JSON.stringify(contents, null, '\t')}\n`;
}

/** @param {import('./vendors').Vendor} vendor */
function row(vendor) {
	const { id, folder, product, packageName } = vendor;
	const nodes = registered(vendor).nodes.map((file) => nodeName(path.basename(file, '.node.js'), folder, product));
	const page = `docs/${id}.md`;
	return `| ${[fullName(vendor, '**'), nodes.join(', '), `[${page}](${page})`, `\`${id}\``, `\`${packageName}\``].join(' | ')} |`;
}

/** @param {string} className @param {string} folder @param {string} product */
function nodeName(className, folder, product) {
	return className.replace(folder, `${product} `).trim();
}

/** @param {import('./vendors').Vendor} vendor */
function fullName({ product, alsoCalled }, mark = '') {
	const others = alsoCalled.length > 0 ? ` (${alsoCalled.join(', ')})` : '';
	return `${mark}${product}${mark}${others}`;
}

/** The files whose lists differ from what is on the disk. */
function outdated() {
	return Object.keys(WRITERS).filter((file) => {
		const text = read(file);
		return WRITERS[file](text) !== text;
	});
}

/**
 * The text of a file; nothing for one that has not been written yet.
 * @param {string} file
 */
function read(file) {
	const full = path.join(ROOT, file);
	return existsSync(full) ? readFileSync(full, 'utf8') : '';
}

if (require.main === module) {
	for (const file of outdated()) {
		writeFileSync(path.join(ROOT, file), WRITERS[file](read(file)));
		console.log(`${file} written`);
	}
}

module.exports = { outdated };
