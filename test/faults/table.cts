/** The hundred cases as a table, one line each, with the reasons below. */
import { VENDORS } from '../../scripts/vendors.js';
import { BY_HAND } from './by-hand.cts';
import { SHARED, type State } from './states.cts';
import { THE_HUNDRED } from './the-hundred.cts';

const COLUMNS = [...VENDORS.map(({ folder }) => folder), SHARED];
const WIDTH = Math.max(...COLUMNS.map(({ length }) => length)) + 2;

/** Lines to print. ✔ passed, ✘ failed, – cannot happen there, empty: no test of its own there. */
export function tableOf(states: Map<number, Map<string, State>>): string[] {
	const lines = [`${' '.repeat(5)}${COLUMNS.map((name) => name.padEnd(WIDTH)).join('')}case`];
	const notes: string[] = [];
	for (const [key, title] of Object.entries(THE_HUNDRED)) {
		const vendors = states.get(Number(key)) ?? new Map<string, State>();
		const signs = COLUMNS.map((name) => signOf(vendors.get(name)).padEnd(WIDTH)).join('');
		lines.push(
			`${key.padStart(3)}  ${signs}${title}${vendors.size === 0 && !BY_HAND[Number(key)] ? ' (not tried)' : ''}`,
		);
		notes.push(...notesOn(key, vendors));
	}
	return [...lines, '', ...notes];
}

function signOf(state?: State): string {
	if (!state) return '';
	if (state.failed.length > 0) return '✘';
	return state.passed > 0 ? '✔' : '–';
}

function notesOn(key: string, vendors: Map<string, State>): string[] {
	const byHand = BY_HAND[Number(key)];
	const notes = byHand ? [`${key}, by hand: ${byHand}`] : [];
	for (const [vendor, { failed, passed, reason }] of vendors) {
		if (reason && passed === 0) notes.push(`${key} – ${vendor}: ${reason}`);
		notes.push(...failed.map((one) => `${key} ✘ ${vendor}: ${one}`));
	}
	return notes;
}
