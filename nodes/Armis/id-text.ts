/** An ID as text, whether the API sends a text or a number; `undefined` for a record without one. */
export function idText(value: unknown): string | undefined {
	const isId = (typeof value === 'string' && value !== '') || typeof value === 'number';
	return isId ? String(value) : undefined;
}
