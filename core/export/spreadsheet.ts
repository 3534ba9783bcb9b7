/**
 * Makes text safe for spreadsheet programs, which run a cell as a formula by how it begins (OWASP, CSV injection). An
 * apostrophe in front shows the text instead.
 *
 * A program that is set to another separator (semicolon, tab) ignores the quotes of a cell that is not the first of its
 * line. There, what follows a semicolon, a tab or a line end inside a text begins a cell, and a line is one cell where it
 * has none of them.
 */

/** Where a cell begins in one setting or another, and like a formula: programs drop quotes and spaces before it. */
const BEGINNING = /(^|[;\t\r\n])(?=(?:"|[^\S\t\r\n])*[=+\-@＝＋－＠])/g;
/** An apostrophe that may have been put in front. */
const GUARD = /(^|[;\t\r\n])'(?=(?:"|[^\S\t\r\n])*[=+\-@＝＋－＠]|[\t\r\n])/g;
/** A sign alone, a number, a share, a time offset, a phone number: nothing that could be calculated or run. */
const NO_FORMULA = /^[+-](?:[ \d.,:]*\d(?:e[+-]?\d+)? ?%?)?$/i;
const SEPARATOR = /[;\t\r\n]/;
/** Functions, other programs and other files need one of these. */
const ABLE_TO_RUN = /[(|!]/;
const APOSTROPHE = "'";

/** The cells of a line, of which no spreadsheet program runs any as a formula. */
export function guardedLine(cells: string[]): string[] {
	const canRun = cells.some((cell) => ABLE_TO_RUN.test(cell));
	return cells.map((cell, index) => guardedCell(cell, canRun, index === 0));
}

/** The cell without the apostrophes that `guardedLine` may have put there: of a cell and of its guarded form it is the same. */
export function unguarded(cell: string): string {
	return cell.includes(APOSTROPHE) ? cell.replace(GUARD, '$1') : cell;
}

function guardedCell(text: string, canRun: boolean, isFirst: boolean): string {
	const guarded = text.replace(BEGINNING, (found, separator: string, at: number) => {
		const rest = text.slice(at + separator.length);
		// At the beginning it counts whether the line may be one cell, inside a text it is one up to the next separator.
		const isNumber =
			at === 0 && !separator ? isHarmless(rest) && !(isFirst && canRun) : isHarmless(upToNext(rest)) && !canRun;
		return isNumber ? found : separator + APOSTROPHE;
	});
	return /^[\t\r\n]/.test(text) ? APOSTROPHE + guarded : guarded;
}

function isHarmless(cell: string): boolean {
	return NO_FORMULA.test(cell.trim());
}

function upToNext(rest: string): string {
	const end = rest.search(SEPARATOR);
	return end < 0 ? rest : rest.slice(0, end);
}
