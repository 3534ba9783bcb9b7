/** Brings a folder's `node_modules` to the state that its `package-lock.json` describes. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Holds the fingerprint of the lock file that we installed from; written last, so a half-finished install has none. */
const MARKER = path.join('node_modules', '.installed-from');

export function matchesLock(folder) {
	return read(path.join(folder, MARKER)) === fingerprintOf(folder) || matchesManualInstall(folder);
}

/**
 * An install that somebody ran manually is as good. npm keeps a copy of the lock file in `node_modules`, also written
 * last: the two are compared.
 */
function matchesManualInstall(folder) {
	const wanted = packagesOf(path.join(folder, 'package-lock.json'));
	const present = packagesOf(path.join(folder, 'node_modules', '.package-lock.json'));
	if (!wanted || !present) return false;
	return Object.entries(wanted).every(
		([location, entry]) =>
			// Optional packages are for one platform each, and npm installs no extraneous ones.
			location === '' ||
			entry.optional ||
			entry.extraneous ||
			entry.link ||
			present[location]?.version === entry.version,
	);
}

function packagesOf(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages;
	} catch {
		return undefined;
	}
}

function read(file) {
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fingerprintOf(folder) {
	return createHash('sha256')
		.update(readFileSync(path.join(folder, 'package-lock.json')))
		.digest('hex');
}

/** The npm that started us, so that a version manager's choice is kept; else the one on the path. */
export function npm(node = process.execPath) {
	const cli = process.env.npm_execpath ?? '';
	return path.basename(cli) === 'npm-cli.js' ? { command: node, args: [cli] } : { command: 'npm', args: [] };
}

/** npm passes its own settings on to what it starts; some would make a nested npm work on the wrong folder. */
export function environmentForNpm(changes = {}) {
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^npm_(package|lifecycle|command|config_(local_prefix|prefix|global_prefix))/.test(name),
	);
	return { ...Object.fromEntries(inherited), ...changes };
}

export async function installFromLock(processes, folder, logFile) {
	const { command, args } = npm();
	const flags = ['ci', '--no-audit', '--no-fund', '--prefix', folder];
	await processes.run(command, [...args, ...flags], { cwd: folder, env: environmentForNpm(), logFile });
	writeFileSync(path.join(folder, MARKER), fingerprintOf(folder));
}
