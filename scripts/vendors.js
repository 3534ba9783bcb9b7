// @ts-check
/**
 * The list of vendors, and the only one. A new vendor is one line here; everything else is found by its ID:
 *
 *   nodes/<Folder>/*.node.ts                        its nodes (the folder is the ID in PascalCase)
 *   credentials/<Folder>*.credentials.ts            its credentials
 *   simulators/<id>/index.cts                       its simulator, also on the command line
 *   test/credentials/subjects/<id>.cts              its credentials, for the tests of all credentials
 *   test/nodes/<Folder>/contract.test.cts           its nodes, for the tests of all vendors
 *   e2e/<id>/part.cts, examples/<id>-*.json         its part of the demo, and its example workflows
 *   bench/subjects/<id>.cts                         what is measured
 *   docs/<id>.md                                    its page, which becomes the README of its package
 *   scripts/vendors/<id>.json                       the facts of its package
 *
 * `npm run vendors` then writes package.json, the table in the README and the codex of both nodes.
 */

/** In the order of the simulators' ports: a new one is the last. */
const IDS = ['usm-anywhere', 'armis', 'axonius', 'privx', 'twelve-port'];

/**
 * The facts of the vendor's own package, from `scripts/vendors/<id>.json`.
 * @typedef {object} Facts
 * @property {string} packageName name of the package that holds only this vendor
 * @property {string} product the name that users know
 * @property {string[]} alsoCalled other names of the product
 * @property {string} description one sentence for npm, without a full stop
 * @property {string[]} keywords for npm
 * @property {string[]} searchWords by which n8n finds the nodes, besides their names
 * @property {{ api: string, login: string }} documentation addresses of the vendor's pages on its API and on its credentials
 */

/** @typedef {{ id: string, folder: string } & Facts} Vendor */

/** @param {string} id */
function pascalCase(id) {
	return id.replace(/(^|-)([a-z0-9])/g, (_match, _dash, letter) => letter.toUpperCase());
}

/** @type {Vendor[]} */
exports.VENDORS = IDS.map((id) => ({ id, folder: pascalCase(id), ...require(`./vendors/${id}.json`) }));
