/** Median and quartiles; figures of single runs prove nothing on a shared machine. */

export interface Spread {
	low: number;
	median: number;
	high: number;
}

/** Lower quartile, median, upper quartile, by linear interpolation. */
export function spread(values: number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	return { low: at(sorted, 0.25), median: at(sorted, 0.5), high: at(sorted, 0.75) };
}

function at(sorted: number[], share: number): number {
	const place = (sorted.length - 1) * share;
	const below = Math.floor(place);
	const above = Math.min(below + 1, sorted.length - 1);
	return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

export function shown({ low, median, high }: Spread, digits = 2): string {
	return `${median.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
