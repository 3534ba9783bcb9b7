import { unusable } from './damaged';

/** The cells of one record of a CSV file. @throws InputError for quotes that no program writes */
export function cellsOf(record: string): string[] {
	const text = record.endsWith('\r') ? record.slice(0, -1) : record;
	if (!text.includes('"')) return text.split(',');
	const cells: string[] = [];
	let at = 0;
	for (;;) {
		const end = text.charAt(at) === '"' ? endOfQuoted(text, at) : endOfPlain(text, at);
		const cell = text.slice(at, end);
		cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
		if (end === text.length) return cells;
		if (text.charAt(end) !== ',') throw damaged();
		at = end + 1;
	}
}

function endOfPlain(text: string, from: number): number {
	const comma = text.indexOf(',', from);
	const end = comma < 0 ? text.length : comma;
	const quote = text.indexOf('"', from);
	if (quote >= 0 && quote < end) throw damaged();
	return end;
}

function endOfQuoted(text: string, from: number): number {
	// A record has an even number of quotes: there it was cut.
	let end = text.indexOf('"', from + 1);
	while (text.charAt(end + 1) === '"') end = text.indexOf('"', end + 2);
	return end + 1;
}

function damaged() {
	return unusable('is damaged, or was not written by this node: a cell of it has a quote in the wrong place');
}
