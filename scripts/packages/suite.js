/** The suite as its package.json describes it, read anew each time: nothing of it is repeated in the scripts. */
const { readFileSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.dirname(path.dirname(__dirname));

function suite() {
	return JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
}

/** What the suite registers of one vendor, as paths into `dist`. */
function registered(vendor) {
	const { nodes, credentials } = suite().n8n;
	const found = {
		nodes: nodes.filter((file) => file.startsWith(`dist/nodes/${vendor.folder}/`)),
		credentials: vendor.credentials.map((name) => `dist/credentials/${name}.credentials.js`),
	};
	const missing = found.credentials.filter((file) => !credentials.includes(file));
	if (found.nodes.length === 0) missing.push(`a node in dist/nodes/${vendor.folder}/`);
	if (missing.length > 0) throw new Error(`package.json of the suite does not register ${missing.join(', ')}`);
	return found;
}

/** Where the repository can be read in a browser, from the `repository` field. */
function webAddress({ repository }) {
	return repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
}

module.exports = { ROOT, suite, registered, webAddress };
