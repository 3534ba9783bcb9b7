/**
 * `gulp packages`: builds once, then makes the tarball of the suite and one publishable package per vendor, all below
 * the git-ignored folder `packages/`. n8n verifies only packages that integrate exactly one service.
 *
 *   packages/<name>/               a project of its own: sources, dist, package.json, README, LICENSE, examples
 *   packages/<name>-<version>.tgz  what is published
 *
 * The vendors come from scripts/vendors.js.
 */
const { mkdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { dest, series, src } = require('gulp');
const { filesOf } = require('./scripts/packages/files');
const { manifestOf } = require('./scripts/packages/manifest');
const { npm } = require('./scripts/packages/npm');
const { readmeOf } = require('./scripts/packages/readme');
const { underOwnName } = require('./scripts/packages/under-own-name');
const { VENDORS } = require('./scripts/vendors');

const PACKAGES = path.join(__dirname, 'packages');

async function clear() {
	await rm(PACKAGES, { recursive: true, force: true });
	await mkdir(PACKAGES);
}

const build = async () => await npm(__dirname, 'run', 'build');
const packSuite = async () => await npm(__dirname, 'pack', '--pack-destination', PACKAGES);

/** The steps that make one vendor's package. */
function packageOf(vendor) {
	const folder = path.join(PACKAGES, vendor.packageName);
	const steps = {
		copy: () => src(filesOf(vendor), { base: '.', encoding: false }).pipe(underOwnName(vendor)).pipe(dest(folder)),
		describe: async () => {
			const manifest = manifestOf(vendor);
			await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
			await writeFile(path.join(folder, 'README.md'), readmeOf(vendor, manifest));
		},
		lint: async () => await npm(folder, 'exec', '--', 'n8n-node', 'lint'),
		pack: async () => await npm(folder, 'pack', '--pack-destination', PACKAGES),
	};
	return Object.entries(steps).map(([name, step]) => Object.assign(step, { displayName: `${vendor.packageName}: ${name}` }));
}

exports.packages = series(clear, build, packSuite, ...VENDORS.flatMap(packageOf));
exports.packages.description = 'Makes the tarballs of the suite and of the single-vendor packages';
