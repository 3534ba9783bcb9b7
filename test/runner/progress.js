/** What `npm test` prints: a line now and then that says how far it is, and every failure in full, at once. */
const path = require('node:path');

/** A line after so many files, and at the end. */
const EVERY_SUITES = 20;

/** To the same stream as Jest's own summary, so that they come in order. */
const say = (line) => process.stderr.write(`${line}\n`);

module.exports = class {
	constructor({ rootDir }) {
		this.rootDir = rootDir;
	}

	onRunStart({ numTotalTestSuites }) {
		this.since = Date.now();
		say(`${numTotalTestSuites} test files`);
	}

	onTestResult({ path: file }, { failureMessage, console: logged }, totals) {
		const name = path.relative(this.rootDir, file);
		for (const { type, message } of logged ?? []) say(`console.${type} in ${name}: ${message}`);
		if (failureMessage) say(`\nFAIL ${name}\n${failureMessage}`);
		const { numTotalTestSuites: all, numPassedTests: passed, numFailedTests: failed } = totals;
		const done = totals.numPassedTestSuites + totals.numFailedTestSuites + totals.numPendingTestSuites;
		if (done % EVERY_SUITES > 0 && done < all) return;
		const seconds = Math.round((Date.now() - this.since) / 1000);
		say(`${done} of ${all} test files, ${passed} tests passed, ${failed} failed, ${seconds} s`);
	}
};
