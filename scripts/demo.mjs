#!/usr/bin/env node
/**
 * `npm run demo`: the real n8n with this package installed from its tarball, working against simulated vendors.
 * Everything that is missing is installed into the repository's own folders first.
 *
 * This is the first stage, plain JavaScript on Node's own modules. The second stage is e2e/demo.cts.
 */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { claimDemo } from './setup/claim.mjs';
import { prepareN8n } from './setup/n8n.mjs';
import { givenPackage, installIntoN8n, packPackage } from './setup/package.mjs';
import { createProcesses, plain, tail } from './setup/processes.mjs';
import { DEMO, installPackages, requireNode, ROOT } from './setup/project.mjs';
import { createSteps } from './setup/steps.mjs';
import { VENDORS } from './vendors.js';

const USAGE = `npm run demo                       runs the example workflows and leaves n8n's editor open until Ctrl+C
npm run demo -- --once             ends after the run; exit code 0 only when every number is right
npm run demo -- --editor           looks at the editor in headless Chromium, and ends
npm run demo -- --fresh            starts with an empty n8n
npm run demo -- --vendor NAME      only this vendor's part: ${VENDORS.map(({ id }) => id).join(', ')}
npm run demo -- --package FILE     installs this tarball instead of one built from the sources`;

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				once: { type: 'boolean', default: false },
				editor: { type: 'boolean', default: false },
				fresh: { type: 'boolean', default: false },
				package: { type: 'string' },
				vendor: { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		if (!values.help) return values;
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	}
	console.log(USAGE);
	process.exit();
}

requireNode();
const options = readOptions();
const processes = createProcesses();
const steps = createSteps();
const stop = new AbortController();

async function main() {
	const claim = await claimDemo();
	try {
		if (options.fresh) rmSync(path.join(DEMO, '.n8n'), { recursive: true, force: true });
		const [n8n, packed] = await Promise.all([prepareN8n(processes, steps), preparePackage()]);
		await installIntoN8n(processes, steps, packed);
		const stage = { root: ROOT, demo: DEMO, n8n, packageName: packed.name, processes, steps, tail };
		return await secondStage({ ...stage, remember: claim.remember, signal: stop.signal });
	} finally {
		await processes.stopAll();
		claim.release();
	}
}

async function preparePackage() {
	await installPackages(processes, steps);
	return options.package ? givenPackage(path.resolve(options.package)) : await packPackage(processes, steps);
}

/** The project's packages are there by now, tsx among them: from here on it is TypeScript, in this same process. */
async function secondStage(stage) {
	const require = createRequire(import.meta.url);
	require('tsx/cjs/api').register();
	return await require('../e2e/demo.cts').demo(stage, options);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => {
		if (!stop.signal.aborted) steps.say('\nEnding …');
		stop.abort(signal);
		void processes.stopAll();
	});
}

try {
	const right = await main();
	process.exitCode = right ? 0 : 1;
} catch (error) {
	if (!stop.signal.aborted) console.error(`\n${plain(error.message)}`);
	process.exitCode = stop.signal.aborted ? 130 : 1;
}
