#!/usr/bin/env node
/**
 * `npm run scan`: looks at every tarball that `gulp packages` made as n8n will before it verifies a package.
 *
 * The rules are those of @n8n/scan-community-package itself, `eslint-disable` comments without effect. n8n's scanner
 * downloads a published package and the commit that it was built from; here both are on the disk already.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ROOT } from './setup/project.mjs';

const PACKAGES = path.join(ROOT, 'packages');
/** Below the repository, so that `n8n-workflow` is found; the dot keeps it out of builds. */
const UNPACKED = path.join(PACKAGES, '.unpacked');
const require = createRequire(import.meta.url);

/** What n8n's scanner reads of a tarball. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];
/** What it reads of the sources, and `core`, which every one of our packages compiles in. */
const SOURCE_PATTERNS = [...SOURCE_FILE_PATTERNS, 'core/**/*.ts'];

/** Anything else in a tarball is there by accident: tests, source maps, build information, simulators. */
const EXPECTED = /^(package\.json|README\.md|LICENSE|dist\/(core|credentials|nodes)\/.+\.(js|node\.json|svg))$/;
const ACCIDENTAL = /(^|\/)(test|tests|simulators|e2e|bench)\/|\.(test|spec)\./;
/** Unpacked. The suite takes about 1.2 MB, one vendor with all that is shared 0.6 MB; much more is there by accident. */
const MAX_BYTES = 1_572_864;

async function scan(tarball) {
	const folder = unpack(tarball);
	const manifest = readJson(path.join(folder, 'package.json'));
	const sources =
		manifest.name === readJson(path.join(ROOT, 'package.json')).name ? ROOT : path.join(PACKAGES, manifest.name);
	const complaints = [
		...(await broken('sources', sources, SOURCE_PATTERNS)),
		...(await broken('tarball', folder, TARBALL_PATTERNS)),
		...contents(folder),
		...missing(folder, manifest),
	];
	const files = filesUnder(folder);
	const size = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
	if (size > MAX_BYTES) complaints.push(`it unpacks to ${size} bytes, more than ${MAX_BYTES}`);
	console.log(
		`${complaints.length === 0 ? 'clean' : 'NOT CLEAN'}  ${path.basename(tarball)}  ${files.length} files, ${Math.round(size / 1024)} KB`,
	);
	for (const complaint of complaints) console.log(`  - ${complaint}`);
	return complaints.length === 0;
}

function unpack(tarball) {
	const folder = path.join(UNPACKED, path.basename(tarball, '.tgz'));
	mkdirSync(folder, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	return folder;
}

/** n8n's own rules. */
async function broken(what, folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	return passed ? [] : [`${what}: ${message}\n${details ?? ''}`];
}

function contents(folder) {
	const files = filesUnder(folder);
	const odd = files.filter((file) => !EXPECTED.test(file) || ACCIDENTAL.test(file));
	const local = files.filter((file) => readFileSync(path.join(folder, file), 'utf8').includes(ROOT));
	return [
		...odd.map((file) => `${file} does not belong into the package`),
		...local.map((file) => `${file} names a folder of this machine`),
		...['README.md', 'LICENSE'].filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
	];
}

/** What n8n does when it loads a package: every registered class is there, with icons and a codex under the right name. */
function missing(folder, { name, n8n }) {
	const loaded = [...n8n.credentials, ...n8n.nodes].map((file) => ({ file, described: load(path.join(folder, file)) }));
	const credentials = loaded
		.filter(({ file }) => n8n.credentials.includes(file))
		.map(({ described }) => described.name);
	return loaded.flatMap(({ file, described }) => {
		const place = path.dirname(path.join(folder, file));
		const icons = Object.values(described.icon).map((icon) => path.join(place, icon.replace('file:', '')));
		const unknown = (described.credentials ?? []).filter((credential) => !credentials.includes(credential.name));
		const codex = path.join(folder, file.replace(/\.js$/, '.json'));
		return [
			...icons.filter((icon) => !existsSync(icon)).map((icon) => `${file}: there is no icon ${path.basename(icon)}`),
			...unknown.map((credential) => `${file}: the credential ${credential.name} is not in this package`),
			...(n8n.nodes.includes(file) && readJson(codex).node !== `${name}.${described.name}`
				? [`${file}: its codex names another package`]
				: []),
		];
	});
}

/** A node's description; for a credential, the instance itself is one. */
function load(file) {
	const [type] = Object.values(require(file));
	const instance = new type();
	return instance.description ?? instance;
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function filesUnder(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

const tarballs = existsSync(PACKAGES) ? readdirSync(PACKAGES).filter((name) => name.endsWith('.tgz')) : [];
if (tarballs.length === 0) console.error('There is no tarball to look at: run "npm run packages" first.');
rmSync(UNPACKED, { recursive: true, force: true });
const verdicts = [];
for (const name of tarballs) verdicts.push(await scan(path.join(PACKAGES, name)));
const clean = tarballs.length > 0 && verdicts.every(Boolean);
if (clean) rmSync(UNPACKED, { recursive: true, force: true });
process.exitCode = clean ? 0 : 1;
