/**
 * Installs the real n8n from `e2e/package-lock.json`.
 *
 * It goes to `e2e/.install`, not to `e2e`: `n8n-node build` copies every picture of the repository into the package,
 * the 600 of n8n's own packages too, and folders whose name begins with a dot are the ones that it leaves out.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { environmentForNpm, installFromLock, matchesLock, npm } from './installed.mjs';
import { environmentWith, findNode24, headersOf } from './node24.mjs';
import { LOGS, ROOT } from './project.mjs';

const INSTALL = path.join(ROOT, 'e2e', '.install');
const DESCRIPTION = ['package.json', 'package-lock.json', '.npmrc'];
const SQLITE = path.join(INSTALL, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

/** n8n's packages, a Node that it runs on, and its database driver. */
export async function prepareN8n(processes, steps) {
	mkdirSync(INSTALL, { recursive: true });
	for (const file of DESCRIPTION) copyFileSync(path.join(ROOT, 'e2e', file), path.join(INSTALL, file));
	await steps.step('n8n itself (2.4 GB, a few minutes the first time)', async () => {
		if (matchesLock(INSTALL)) return 'installed';
		await installFromLock(processes, INSTALL, path.join(LOGS, 'install-n8n.log'));
	});
	const node = findNode24(INSTALL);
	await steps.step('Database driver of n8n (about 2 minutes the first time)', async () => {
		if (existsSync(SQLITE)) return 'built';
		await buildSqlite(processes, node);
	});
	return { node, folder: INSTALL, program: path.join(INSTALL, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** Install scripts are off, since n8n's packages have some that need far more than a compiler; this one is wanted. */
async function buildSqlite(processes, node) {
	const { command, args } = npm(node.executable);
	const env = environmentWith(node, environmentForNpm(headersOf(node)));
	const rebuild = ['rebuild', 'sqlite3', '--ignore-scripts=false', '--prefix', INSTALL];
	const logFile = path.join(LOGS, 'sqlite.log');
	await processes.run(command, [...args, ...rebuild], { cwd: INSTALL, env, logFile }).catch((error) => {
		throw new Error(`${error.message}\n\n${ADVICE}`);
	});
	if (!existsSync(SQLITE)) throw new Error(`npm reported success but built no database driver. ${ADVICE}`);
}

const ADVICE =
	'n8n keeps its data in SQLite. No ready-made driver could be downloaded, and building one needs Python, make ' +
	'and a C++ compiler (on Debian or Ubuntu: apt-get install -y python3 make g++). Install them and start again.';
