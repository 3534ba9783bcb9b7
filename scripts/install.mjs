#!/usr/bin/env node
/**
 * Makes sure that the packages of package-lock.json are installed, so that `npm test` works on a fresh clone.
 * Silent and instant when they are. Node's own modules only: it runs before anything is installed.
 */
import { createProcesses } from './setup/processes.mjs';
import { installPackages, requireNode } from './setup/project.mjs';
import { createSteps } from './setup/steps.mjs';

requireNode();
const processes = createProcesses();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.once(signal, () => void processes.stopAll().then(() => process.exit(1)));
}
try {
	await installPackages(processes, createSteps());
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
