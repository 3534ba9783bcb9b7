const { INSIDE, OUTSIDE } = require('./test/runner/outside');

const ALL = { branches: 100, functions: 100, lines: 100, statements: 100 };

/** @type {import('jest').Config} */
module.exports = {
	// Files outside of these would not count as not covered.
	roots: ['<rootDir>/core', '<rootDir>/credentials', '<rootDir>/nodes', '<rootDir>/test'],
	testMatch: ['**/*.test.ts', '**/*.test.cts'],
	testEnvironment: '<rootDir>/test/runner/environment.js',
	testSequencer: '<rootDir>/test/runner/order.js',
	moduleFileExtensions: ['ts', 'cts', 'js', 'cjs', 'mjs', 'json', 'node'],
	transform: {
		[OUTSIDE]: '<rootDir>/test/runner/outside.js',
		'\\.c?ts$': '<rootDir>/test/runner/typescript.js',
	},
	transformIgnorePatterns: [INSIDE],
	// Its default would leave one of two cores idle.
	maxWorkers: '100%',
	// Nothing waits for real; this only keeps a busy machine from being taken for a fault.
	testTimeout: 60_000,
	collectCoverageFrom: ['{core,credentials,nodes}/**/*.ts'],
	coverageReporters: [[require.resolve('./test/runner/coverage'), {}]],
	// What all vendors share is held to all of it; the vendors' nodes to a little less than they have.
	coverageThreshold: {
		'./core/': ALL,
		'./credentials/': ALL,
		'./nodes/': { branches: 96, functions: 99, lines: 99, statements: 99 },
	},
};
