/** Where things are, and the packages of the project itself. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFromLock, matchesLock } from './installed.mjs';

export const ROOT = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** n8n's data, logs and the packed package: everything the demo makes. Delete it to start the demo from the beginning. */
export const DEMO = path.join(ROOT, '.demo');

export const LOGS = path.join(DEMO, 'logs');

const OLDEST_NODE = [20, 19];

export function requireNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
	console.error(`This needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
	console.error('Get a newer one from https://nodejs.org, then start again.');
	process.exit(1);
}

export async function installPackages(processes, steps) {
	if (matchesLock(ROOT)) return;
	await steps.step('Packages of this project (about 2 minutes)', () =>
		installFromLock(processes, ROOT, path.join(LOGS, 'install.log')),
	);
}
