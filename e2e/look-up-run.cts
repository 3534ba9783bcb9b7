/** Looks up values of a product, some of which nobody has, and counts what comes of it. */
import type { OperationRun } from './operation-run.cts';
import { runOperation } from './operation-run.cts';
import type { Setup } from './part.cts';
import type { Line } from './report.cts';

/** Requests for a thousand values, at most. */
const FEW = 10;

/** What is looked up. */
export interface LookUpRun extends OperationRun {
	/** Values of which each has a record. */
	known: string[];
	/** Addresses that nobody has; none where other values are looked up. */
	unknown: string[];
	/** For the table, e.g. `Addresses`. */
	what: string;
	simulator: { readonly calls: unknown[] };
}

/** Addresses for documentation (RFC 5737): no record has one. */
export function addressesOfNobody(count: number): string[] {
	return Array.from({ length: count }, (_, number) => `203.0.113.${number}`);
}

export async function runLookUp(
	setup: Setup,
	{ known, unknown, what, simulator, parameters, ...run }: LookUpRun,
): Promise<Line[]> {
	const before = simulator.calls.length;
	const values = [...known, ...unknown];
	const asked = { operation: 'lookUp', values: values.join('\n'), ...parameters };
	const items = await runOperation(setup, { ...run, parameters: asked });
	const requests = simulator.calls.length - before;
	return [
		{
			what: `${what} looked up, answered in order`,
			counted: items.filter(({ value }, at) => value === values[at]).length,
			expected: values.length,
		},
		{ what: '  that a record has', counted: items.filter(({ found }) => found).length, expected: known.length },
		{ what: '  more than ten requests', counted: requests > FEW ? requests : 0, expected: 0 },
	];
}
