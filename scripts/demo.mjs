#!/usr/bin/env node
/**
 * `npm run demo`: the real n8n with this package installed from its tarball, working against simulated vendors.
 * Everything that is missing is installed into the repository's own folders first.
 *
 * This is the first stage, plain JavaScript on Node's own modules. The second stage is e2e/demo.cts.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { claimDemo } from './setup/claim.mjs';
import { readOptions, runCommand, secondStage } from './setup/command.mjs';
import { prepareN8n } from './setup/n8n.mjs';
import { givenPackage, installIntoN8n, packPackage } from './setup/package.mjs';
import { tail } from './setup/processes.mjs';
import { DEMO, installPackages, ROOT } from './setup/project.mjs';
import { VENDORS } from './vendors.js';

const USAGE = `npm run demo                       runs the example workflows and leaves n8n's editor open until Ctrl+C
npm run demo -- --once             ends after the run; exit code 0 only when every number is right
npm run demo -- --editor           looks at the editor in headless Chromium, and ends
npm run demo -- --fresh            starts with an empty n8n
npm run demo -- --vendor NAME      only this part: ${VENDORS.map(({ id }) => id).join(', ')}, ocsf
npm run demo -- --package FILE     installs this tarball instead of one built from the sources`;

const options = readOptions(USAGE, {
	once: { type: 'boolean', default: false },
	editor: { type: 'boolean', default: false },
	fresh: { type: 'boolean', default: false },
	package: { type: 'string' },
	vendor: { type: 'string' },
});

await runCommand(async ({ processes, steps, signal }) => {
	const claim = await claimDemo();
	try {
		if (options.fresh) rmSync(path.join(DEMO, '.n8n'), { recursive: true, force: true });
		const [n8n, packed] = await Promise.all([prepareN8n(processes, steps), preparePackage(processes, steps)]);
		await installIntoN8n(processes, steps, packed);
		const stage = { root: ROOT, demo: DEMO, n8n, packageName: packed.name, processes, steps, tail };
		// TypeScript, in this same process.
		const { demo } = secondStage('../../e2e/demo.cts');
		return await demo({ ...stage, remember: claim.remember, signal }, options);
	} finally {
		await processes.stopAll();
		claim.release();
	}
});

async function preparePackage(processes, steps) {
	await installPackages(processes, steps);
	return options.package ? givenPackage(path.resolve(options.package)) : await packPackage(processes, steps);
}
