/** One row of the table that `npm run cluster` prints, and the bounds that it must hold. */

export interface Row {
	run: string;
	executions: number;
	/** Executions that ended with an error, without those that were killed. */
	failed: number;
	/** Executions that ended with their process, and that the recipe repeated. */
	crashed: number;
	logins: number;
	requests: number;
	/** Requests answered 429. */
	refused: number;
	/** The maximum number of requests within any 1000 ms. */
	peak: number;
	/** Records, or calls, that no execution has processed. */
	lost: number;
	/** Those that more than one has. */
	doubled: number;
	/** The largest memory of each process in MB: main, then the workers. */
	memory: string;
	/** The largest part of all requests that may be refused; `undefined` where the limit is not known to n8n. */
	mayRefuse?: number;
	/** What else is wrong, in words. */
	faults: string[];
	/** More lines: requests per process, reasons of failures. */
	notes: string[];
}

type Column = [title: string, value: (row: Row) => string | number];

const COLUMNS: Column[] = [
	['run', ({ run }) => run],
	['executions', ({ executions }) => executions],
	['failed', ({ failed }) => failed],
	['crashed', ({ crashed }) => crashed],
	['logins', ({ logins }) => logins],
	['requests', ({ requests }) => requests],
	['refused', ({ requests, refused }) => `${refused} (${percent(refused, requests)})`],
	['peak/s', ({ peak }) => peak],
	['lost', ({ lost }) => lost],
	['doubled', ({ doubled }) => doubled],
	['memory MB', ({ memory }) => memory],
	['', (row) => (faultsOf(row).length === 0 ? '✔' : `✘ ${faultsOf(row).join(', ')}`)],
];

/** Why a row does not hold its bounds; empty when it does. */
export function faultsOf({ failed, lost, doubled, requests, refused, mayRefuse, faults }: Row): string[] {
	const isRefused = mayRefuse !== undefined && refused > mayRefuse * requests;
	return [
		...(failed > 0 ? ['failed'] : []),
		...(lost > 0 ? ['lost'] : []),
		...(doubled > 0 ? ['doubled'] : []),
		...(isRefused ? [`refused more than ${percent(mayRefuse, 1)}`] : []),
		...faults,
	];
}

export function tableOf(rows: Row[]): string {
	const cells = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, value]) => String(value(row))))];
	const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
	const line = (texts: string[]) => texts.map((text, column) => pad(text, widths[column], column === 0)).join('  ');
	const notes = rows.flatMap(({ run, notes: texts }) => texts.map((text) => `${run}: ${text}`));
	return [...cells.map(line), '', ...notes].join('\n').trimEnd();
}

function pad(text: string, width: number, isLeft: boolean): string {
	return isLeft ? text.padEnd(width) : text.padStart(width);
}

function percent(part: number, whole: number): string {
	return `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)} %`;
}
