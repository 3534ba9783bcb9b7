/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts', '**/*.test.cts'],
	moduleFileExtensions: ['ts', 'cts', 'js', 'cjs', 'mjs', 'json', 'node'],
	transform: {
		'^.+\\.c?ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.tooling.json', diagnostics: false }],
	},
	// Its default would leave one of two cores idle.
	maxWorkers: '100%',
	// Nothing waits for real; this only keeps a busy machine from being taken for a fault.
	testTimeout: 30_000,
	// What all vendors share is measured, and held to all of it; measuring the rest would cost a minute.
	collectCoverageFrom: ['core/**/*.ts'],
	coverageReporters: ['text-summary', ['text', { skipFull: true }]],
	coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
};
