/**
 * Packages that are loaded once for each worker of Jest, not once for each test file. Jest gives every file a world of
 * its own and loads all modules again there; n8n's core alone takes a second each time. They keep no state that a test
 * depends on.
 *
 * This is a transformer: it replaces the text of a package's main file by a look outside, where `environment.js` has
 * put Node's own `require`.
 */
const { createRequire } = require('node:module');

const fromCore = createRequire(require.resolve('n8n-core'));

/** Main files. `@n8n/di` is the copy that n8n-core uses: its container holds n8n's services. */
const FILES = [
	require.resolve('n8n-core'),
	fromCore.resolve('@n8n/di'),
	require.resolve('n8n-workflow'),
	require.resolve('fast-check'),
	require.resolve('selfsigned'),
];

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** For `transform`: these files, and no others. */
exports.OUTSIDE = `^(${FILES.map(escaped).join('|')})$`;

/** For `transformIgnorePatterns`: all packages but these files. */
exports.INSIDE = `^(?!(${FILES.map(escaped).join('|')})$).*/node_modules/`;

exports.process = (_source, file) => ({ code: `module.exports = outside(${JSON.stringify(file)});` });
