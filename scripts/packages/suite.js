// @ts-check
/** The suite: its package.json, and the nodes and credentials of each vendor as they lie on the disk. */
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.dirname(path.dirname(__dirname));

function suite() {
	return JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
}

/**
 * What n8n loads of one vendor, as paths into `dist`. The names of a vendor's credentials begin with its folder's name.
 * @param {import('../vendors').Vendor} vendor
 */
function registered({ folder }) {
	const nodes = compiled(`nodes/${folder}`, '', '.node');
	const credentials = compiled('credentials', folder, '.credentials');
	if (nodes.length === 0) throw new Error(`There is no node in nodes/${folder}`);
	return { credentials, nodes };
}

/** @param {string} folder @param {string} start @param {string} kind */
function compiled(folder, start, kind) {
	return readdirSync(path.join(ROOT, folder))
		.filter((name) => name.startsWith(start) && name.endsWith(`${kind}.ts`))
		.sort()
		.map((name) => `dist/${folder}/${name.replace(/\.ts$/, '.js')}`);
}

/**
 * Where the repository can be read in a browser, from the `repository` field.
 * @param {{ repository: { url: string } }} manifest
 */
function webAddress({ repository }) {
	return repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
}

module.exports = { ROOT, suite, registered, webAddress };
