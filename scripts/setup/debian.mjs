/** Programs that come with the system. On Debian and its relatives, root installs those that are missing. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { LOGS } from './project.mjs';

/** Debian puts the server of each version into a folder of its own. */
const POSTGRESQL_VERSIONS = '/usr/lib/postgresql';

export const POSTGRESQL = {
	debianPackage: 'postgresql',
	isThere: () =>
		existsSync(POSTGRESQL_VERSIONS) &&
		readdirSync(POSTGRESQL_VERSIONS).some((version) =>
			isProgram(path.join(POSTGRESQL_VERSIONS, version, 'bin', 'initdb')),
		),
};

export const REDIS = { debianPackage: 'redis-server', isThere: () => isOnPath('redis-server') };

/** @throws with the command to run, where they cannot be installed from here */
export async function requirePrograms(processes, steps, programs) {
	const missing = programs.filter(({ isThere }) => !isThere()).map(({ debianPackage }) => debianPackage);
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
		throw new Error(
			`Missing: ${missing.join(', ')}. On Debian or Ubuntu: sudo apt-get install -y ${missing.join(' ')}`,
		);
	}
	mkdirSync(LOGS, { recursive: true });
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const aptGet = async (...args) =>
		await processes.run('apt-get', args, { cwd: LOGS, env, logFile: path.join(LOGS, `apt-${args[0]}.log`) });
	await steps.step(`System packages: ${missing.join(', ')}`, async () => {
		await aptGet('update', '-qq');
		await aptGet('install', '-y', '-qq', '--no-install-recommends', ...missing);
	});
}

function isOnPath(program) {
	return (process.env.PATH ?? '').split(path.delimiter).some((folder) => isProgram(path.join(folder, program)));
}

function isProgram(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
