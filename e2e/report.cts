/** The numbers that the demo counted, with the expected ones. */

export interface Line {
	what: string;
	counted: number;
	expected: number;
}

export function isRight({ counted, expected }: Line): boolean {
	return counted === expected;
}

/** The lines of one vendor, under its name. */
export function table(product: string, lines: Line[]): string {
	const width = Math.max(...lines.map(({ what }) => what.length)) + 2;
	const row = (line: Line) => {
		const verdict = isRight(line) ? '✔' : `✘ should be ${line.expected}`;
		return `  ${line.what.padEnd(width)}${String(line.counted).padStart(6)}  ${verdict}`;
	};
	return [product, ...lines.map(row)].join('\n');
}
