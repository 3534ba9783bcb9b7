/** A part of a text: where it begins, and where it ends. */
export type Span = readonly [from: number, to: number];

/** Replaces parts of a text, given in any order; those that touch each other count as one. */
export function covered(text: string, spans: Span[], mask: string): string {
	const parts: string[] = [];
	let done = 0;
	let masked = -1;
	for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
		if (from >= text.length) break;
		if (from > masked) parts.push(text.slice(done, from), mask);
		masked = Math.max(masked, to);
		done = masked;
	}
	return [...parts, text.slice(done)].join('');
}
