/** `npm run faults`: the hundred cases of `the-hundred.cts`, each with its state for every vendor. Fails when one fails. */
import { runCases } from './cases.cts';

async function main(): Promise<void> {
	if (!(await runCases())) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
