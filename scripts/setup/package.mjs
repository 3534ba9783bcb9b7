/** Builds and packs our package, and installs it into n8n from the tarball, as a user's n8n would from the registry. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { environmentForNpm, npm } from './installed.mjs';
import { DEMO, LOGS, ROOT } from './project.mjs';

/** Everything that ends up in the tarball or decides how it is built. */
const SOURCES = [
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'README.md',
	'LICENSE',
	'core',
	'credentials',
	'nodes',
];

const NAME_LENGTH = 16;

const PACKED = path.join(DEMO, 'package');

/** A tarball named after what it was built from: it is there exactly when nothing changed since. */
export async function packPackage(processes, steps) {
	const tarball = path.join(PACKED, `${fingerprint(SOURCES.map((name) => path.join(ROOT, name)))}.tgz`);
	await steps.step('Package built and packed', async () => {
		if (existsSync(tarball)) return 'unchanged';
		mkdirSync(PACKED, { recursive: true });
		await runNpm(processes, ROOT, ['run', 'build'], 'build.log');
		const packed = readPackageJson(ROOT);
		await runNpm(processes, ROOT, ['pack', '--pack-destination', PACKED], 'pack.log');
		removeOthers(PACKED, `${packed.name}-${packed.version}.tgz`);
		renameSync(path.join(PACKED, `${packed.name}-${packed.version}.tgz`), tarball);
	});
	return { tarball, name: readPackageJson(ROOT).name };
}

/** A tarball that was packed elsewhere, such as the single-vendor package; its name stands in its package.json. */
export function givenPackage(original) {
	const manifest = execFileSync('tar', ['-xzOf', original, 'package/package.json'], { encoding: 'utf8' });
	const tarball = path.join(PACKED, `${fingerprint([original])}.tgz`);
	mkdirSync(PACKED, { recursive: true });
	copyFileSync(original, tarball);
	return { tarball, name: JSON.parse(manifest).name };
}

function removeOthers(folder, kept) {
	for (const name of readdirSync(folder)) if (name !== kept) rmSync(path.join(folder, name), { force: true });
}

/** n8n loads what is installed in the folder `nodes` of its data folder. @param home the folder that holds the data folder */
export async function installIntoN8n(processes, steps, { tarball, name }, home = DEMO) {
	const folder = path.join(home, '.n8n', 'nodes');
	await steps.step('Package installed in n8n from its tarball', async () => {
		if (isInstalled(folder, tarball, name)) return 'unchanged';
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		// A manifest of its own keeps npm in this folder.
		writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true }));
		const install = ['install', '--omit=peer', '--legacy-peer-deps', '--ignore-scripts', '--prefix', folder, tarball];
		await runNpm(processes, folder, install, 'install-package.log');
	});
}

function isInstalled(folder, tarball, name) {
	if (!existsSync(path.join(folder, 'node_modules', name, 'package.json'))) return false;
	return readPackageJson(folder).dependencies?.[name]?.endsWith(path.basename(tarball));
}

async function runNpm(processes, cwd, args, log) {
	const { command, args: first } = npm();
	await processes.run(command, [...first, ...args], { cwd, env: environmentForNpm(), logFile: path.join(LOGS, log) });
}

function readPackageJson(folder) {
	return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

function fingerprint(sources) {
	const hash = createHash('sha256');
	for (const file of sources.flatMap(filesUnder).sort()) {
		hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
	}
	return hash.digest('hex').slice(0, NAME_LENGTH);
}

function filesUnder(location) {
	if (!existsSync(location)) return [];
	const entries = readdirSync(path.dirname(location), { withFileTypes: true });
	const self = entries.find((entry) => entry.name === path.basename(location));
	if (!self?.isDirectory()) return [location];
	return readdirSync(location).flatMap((name) => filesUnder(path.join(location, name)));
}
