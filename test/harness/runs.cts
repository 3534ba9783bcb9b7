/**
 * How many cases a property is tried with: the usual number, or as many as `PROPERTY_RUNS` says, for example
 * `PROPERTY_RUNS=10000 npx jest test/core/poll/promises`.
 */
export function runs(usual: number): number {
	return Number(process.env.PROPERTY_RUNS ?? usual);
}
