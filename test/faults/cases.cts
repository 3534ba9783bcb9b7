/** Runs every test whose title names cases of the hundred, and no other. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest, ROOT } from './jest.cts';
import { statesOf, type Told } from './states.cts';
import { tableOf } from './table.cts';

const NAMES_CASES = '\\[cases? \\d[\\d, ]*\\]';

interface Report {
	testResults: Array<{ name: string; assertionResults: Array<Omit<Told, 'file'>>; message: string }>;
}

/** Prints the table. @returns whether all that were run have passed */
export async function runCases(): Promise<boolean> {
	const folder = mkdtempSync(path.join(tmpdir(), 'secops-faults-'));
	try {
		const outputFile = path.join(folder, 'report.json');
		const hasPassed = await jest(NAMES_CASES, ['--json', `--outputFile=${outputFile}`, ...testFiles()]);
		const { testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as Report;
		const tests = testResults.flatMap(({ name, assertionResults }) =>
			assertionResults.map((one) => ({ ...one, file: name })),
		);
		console.log(tableOf(statesOf(tests)).join('\n'));
		return hasPassed;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Those with such a test; the stories are all in the tests of the contract. */
function testFiles(): string[] {
	const all = readdirSync(path.join(ROOT, 'test'), { recursive: true, encoding: 'utf8' });
	return all
		.filter((file) => /\.test\.c?ts$/.test(file))
		.filter((file) => {
			const text = readFileSync(path.join(ROOT, 'test', file), 'utf8');
			return text.includes('testVendor') || new RegExp(NAMES_CASES).test(text);
		})
		.map((file) => path.join('test', file));
}
