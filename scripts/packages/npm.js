/** Runs npm in a folder; what it writes is shown only when it does not succeed. */
const { execFile } = require('node:child_process');
const path = require('node:path');
const { promisify } = require('node:util');

const MAX_OUTPUT_BYTES = 16 * 1_048_576;

async function npm(cwd, ...args) {
	const installed = await import('../setup/installed.mjs');
	const { command, args: first } = installed.npm();
	const options = { cwd, env: installed.environmentForNpm({ CI: 'true' }), maxBuffer: MAX_OUTPUT_BYTES };
	await promisify(execFile)(command, [...first, ...args], options).catch(({ stdout, stderr }) => {
		throw new Error(`"npm ${args.join(' ')}" in ${path.basename(cwd)} did not succeed:\n${stdout}${stderr}`);
	});
}

module.exports = { npm };
