/** The values in a field: API v1 joins several with commas (Elastic). */
export function partsOf(value: unknown): unknown[] {
	if (typeof value === 'string') return value.split(',').map((part) => part.trim());
	return [value].flat();
}
