#!/usr/bin/env node
/**
 * `npm run agents`: the real n8n with this package installed, whose MCP Server Trigger offers our nodes as tools. A client calls
 * them over HTTP, as an AI agent does, but without a model.
 *
 * This is the first stage, plain JavaScript on Node's own modules. The second stage is e2e/agents/agents.cts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOptions, runCommand, secondStage } from './setup/command.mjs';
import { prepareN8n } from './setup/n8n.mjs';
import { givenPackage, installIntoN8n, packPackage } from './setup/package.mjs';
import { tail } from './setup/processes.mjs';
import { installPackages, ROOT } from './setup/project.mjs';

const USAGE = `npm run agents                       less than two minutes
npm run agents -- --package FILE     installs this tarball of all products instead of one built from the sources

Everything runs on loopback, with data of its own in a temporary folder. The exit code is 0 only when every number is right.`;

const options = readOptions(USAGE, { package: { type: 'string' } });

await runCommand(async ({ processes, steps, signal }) => {
	const home = mkdtempSync(path.join(tmpdir(), 'secops-agents-'));
	try {
		await installPackages(processes, steps);
		const n8n = await prepareN8n(processes, steps);
		const packed = options.package ? givenPackage(path.resolve(options.package)) : await packPackage(processes, steps);
		await installIntoN8n(processes, steps, packed, home);
		const stage = { root: ROOT, demo: home, n8n, packageName: packed.name, processes, steps, tail };
		// TypeScript, in this same process.
		const { agents } = secondStage('../../e2e/agents/agents.cts');
		return await agents({ ...stage, remember: () => undefined, signal });
	} finally {
		await processes.stopAll();
		rmSync(home, { recursive: true, force: true });
	}
});
