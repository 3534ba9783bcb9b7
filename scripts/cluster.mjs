#!/usr/bin/env node
/**
 * `npm run cluster`: the real n8n in queue mode on this machine: one main process, three workers, PostgreSQL and Redis,
 * with this package installed, working against simulated vendors, under load and with processes killed.
 *
 * This is the first stage, plain JavaScript on Node's own modules. The second stage is e2e/cluster/cluster.cts.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOptions, runCommand, secondStage } from './setup/command.mjs';
import { POSTGRESQL, REDIS, requirePrograms } from './setup/debian.mjs';
import { prepareN8n } from './setup/n8n.mjs';
import { givenPackage, installIntoN8n, packPackage } from './setup/package.mjs';
import { tail } from './setup/processes.mjs';
import { installPackages, ROOT } from './setup/project.mjs';

const USAGE = `npm run cluster                      all runs, up to 20 minutes
npm run cluster -- --short           the most important ones, about three minutes
npm run cluster -- --only NAMES      these runs: load,renewals,tenants,triggers,main,worker,workers
npm run cluster -- --package FILE    installs this tarball instead of one built from the sources

Needs PostgreSQL and Redis; on Debian, root gets them installed. Everything runs on loopback, with data of its own in a
temporary folder. The exit code is 0 only when every row of the table holds its bounds.`;

const options = readOptions(USAGE, {
	short: { type: 'boolean', default: false },
	only: { type: 'string' },
	package: { type: 'string' },
});

await runCommand(async ({ processes, steps, signal }) => {
	const home = mkdtempSync(path.join(tmpdir(), 'secops-cluster-'));
	// PostgreSQL, which has a user of its own, must reach its data in it.
	chmodSync(home, 0o711);
	try {
		await installPackages(processes, steps);
		await requirePrograms(processes, steps, [POSTGRESQL, REDIS]);
		const n8n = await prepareN8n(processes, steps);
		const packed = options.package ? givenPackage(path.resolve(options.package)) : await packPackage(processes, steps);
		await installIntoN8n(processes, steps, packed, home);
		const stage = { root: ROOT, demo: home, n8n, packageName: packed.name, processes, steps, tail };
		// TypeScript, in this same process.
		const { cluster } = secondStage('../../e2e/cluster/cluster.cts');
		return await cluster({ ...stage, remember: () => undefined, signal }, options);
	} finally {
		await processes.stopAll();
		rmSync(home, { recursive: true, force: true });
	}
});
