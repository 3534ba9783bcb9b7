/**
 * The world of a test file: Jest's for Node.js, with a door to the packages of `outside.js`, and a home for n8n-core
 * that is gone when the worker ends.
 */
const { mkdtempSync, rmSync } = require('node:fs');
const { rm } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { types } = require('node:util');
const { TestEnvironment } = require('jest-environment-node');

const home = mkdtempSync(path.join(tmpdir(), 'secops-tests-'));
process.env.N8N_USER_FOLDER = home;
process.env.N8N_LOG_LEVEL = 'silent';
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

const ordinary = Function.prototype[Symbol.hasInstance];

/**
 * Inside and outside each have an `Error` of their own, and so `error instanceof Error` would be false for an error of
 * the other side. In production there is only one side: this makes it true here, too.
 */
function acceptsAllErrors(ErrorClass) {
	Object.defineProperty(ErrorClass, Symbol.hasInstance, {
		configurable: true,
		value(thrown) {
			// Subclasses inherit this method and keep the ordinary meaning.
			return ordinary.call(this, thrown) || (this === ErrorClass && types.isNativeError(thrown));
		},
	});
}

acceptsAllErrors(Error);

const { now } = Date;

module.exports = class extends TestEnvironment {
	async setup() {
		await super.setup();
		this.global.outside = require;
		acceptsAllErrors(this.global.Error);
		// One for both sides, since packages ask for `instanceof Date`.
		this.global.Date = Date;
	}

	async teardown() {
		// What a test put in its place must not reach the next file.
		Date.now = now;
		// Its files: to remove all of them at the end would take longer than Jest gives a worker to exit.
		await rm(path.join(home, '.n8n', 'storage'), { recursive: true, force: true });
		await super.teardown();
	}
};
