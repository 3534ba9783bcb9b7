/** Runs some of the tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** The root of the project. */
export const ROOT = path.join(__dirname, '../..');

/** Runs the tests whose full titles match. Failures go to the standard error. @returns whether all of them have passed */
export async function jest(titles: string, given: string[], environment: NodeJS.ProcessEnv = {}): Promise<boolean> {
	const fixed = ['--coverage=false', '--reporters=./test/runner/progress.js', `--testNamePattern=${titles}`];
	const runner = path.join(ROOT, 'node_modules/jest/bin/jest.js');
	const child = spawn(process.execPath, [runner, ...fixed, ...given], {
		cwd: ROOT,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const [code] = (await once(child, 'exit')) as [number | null];
	return code === 0;
}
