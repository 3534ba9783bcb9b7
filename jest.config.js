/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts', '**/*.test.cts'],
	moduleFileExtensions: ['ts', 'cts', 'js', 'cjs', 'mjs', 'json', 'node'],
	transform: {
		'^.+\\.c?ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.tooling.json', diagnostics: false }],
	},
	collectCoverageFrom: ['core/**/*.ts', 'credentials/**/*.ts', 'nodes/**/*.ts'],
	coverageThreshold: { './core/': { branches: 100, functions: 100, lines: 100, statements: 100 } },
};
