/** What the tests say about each of the hundred cases, from their titles: `… [cases 24, 25]`, or `… [case 1] reason` where it cannot happen. */
import path from 'node:path';
import { VENDORS } from '../../scripts/vendors.js';

/** A test as Jest reports it. */
export interface Told {
	/** Path of the file. */
	file: string;
	ancestorTitles: string[];
	title: string;
	status: string;
}

/** A case, for one vendor or for what all vendors share. */
export interface State {
	passed: number;
	failed: string[];
	/** Why it cannot happen. */
	reason?: string;
}

/** Where what all vendors share is tested. */
export const SHARED = 'shared';
const CASES = /\[cases? ([\d, ]+)\](?: (.+))?$/;

/** The state of each case: by its number, then by vendor. */
export function statesOf(tests: Told[]): Map<number, Map<string, State>> {
	const states = new Map<number, Map<string, State>>();
	for (const { file, ancestorTitles, title, status } of tests) {
		const [, numbers, reason] = CASES.exec(title) ?? [];
		if (numbers === undefined) continue;
		for (const number of numbers.split(', ').map(Number)) {
			const state = stateIn(states, number, vendorOf(file, ancestorTitles));
			if (reason) state.reason = reason;
			else if (status === 'passed') state.passed += 1;
			else state.failed.push(`${status}: ${title}`);
		}
	}
	return states;
}

function stateIn(states: Map<number, Map<string, State>>, number: number, vendor: string): State {
	const vendors = states.get(number) ?? new Map<string, State>();
	states.set(number, vendors);
	const state = vendors.get(vendor) ?? { passed: 0, failed: [] };
	vendors.set(vendor, state);
	return state;
}

/** Tests of a node are in a folder of its vendor; those of all credential types say the type first. */
function vendorOf(file: string, [first = '']: string[]): string {
	const folder = path.basename(path.dirname(file));
	const vendor = VENDORS.find((one) => one.folder === folder) ?? VENDORS.find((one) => first.startsWith(one.folder));
	return vendor?.folder ?? SHARED;
}
