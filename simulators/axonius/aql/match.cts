import type { Facets } from '../../kernel/record-set.cts';
import { timeOf } from '../dates.cts';
import { Refusal } from '../errors.cts';

/** Whether an asset matches. */
export type Predicate = (row: Facets) => boolean;

/** A value on the right side of a comparison. */
export type Operand =
	| { kind: 'plain'; value: string | number | boolean | null }
	| { kind: 'list'; values: Operand[] }
	| { kind: 'date'; timeMs: number }
	| { kind: 'regex'; pattern: RegExp }
	| { kind: 'size'; length: number }
	| { kind: 'object'; entries: Record<string, Operand> };

/** `field operator operand`: for a field with several values, true when one of them matches, as in MongoDB [INF]. */
export function comparison(field: string, operator: string, operand: Operand): Predicate {
	if (operator === '!=') {
		const equal = comparison(field, '==', operand);
		return (row) => !equal(row);
	}
	if (operator === 'in') {
		const wanted = operand.kind === 'list' ? operand.values : [operand];
		const tests = wanted.map((each) => comparison(field, '==', each));
		return (row) => tests.some((test) => test(row));
	}
	if (operator !== '==') return ordering(field, operator, operand);
	if (operand.kind === 'size') return (row) => listOf(fieldOf(row, field)).length === operand.length;
	if (operand.kind === 'object') return conditions(field, operand.entries);
	return (row) => listOf(fieldOf(row, field)).some((value) => isEqual(value, operand));
}

/** Reads a field, also a part of a complex one, such as `….open_ports.port_id`. */
function fieldOf(row: Facets, field: string): unknown {
	if (row[field] !== undefined) return row[field];
	const dot = field.lastIndexOf('.');
	if (dot < 0) return undefined;
	const whole = fieldOf(row, field.slice(0, dot));
	const key = field.slice(dot + 1);
	const parts = listOf(whole).map((part) => (part as Record<string, unknown> | null)?.[key]);
	return typeof whole === 'object' ? parts.filter((part) => part !== undefined) : undefined;
}

function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return value === undefined ? [] : [value];
}

function isEqual(value: unknown, operand: Operand): boolean {
	if (operand.kind === 'regex') return typeof value === 'string' && operand.pattern.test(value);
	if (operand.kind === 'date') return timeOf(value) === operand.timeMs;
	return operand.kind === 'plain' && value === operand.value;
}

function ordering(field: string, operator: string, operand: Operand): Predicate {
	const limit = limitOf(operand);
	const isMet = (value: number) => {
		if (operator === '>') return value > limit;
		if (operator === '>=') return value >= limit;
		return operator === '<' ? value < limit : value <= limit;
	};
	// Numbers are only compared with numbers, dates only with dates.
	const read = (value: unknown) => (operand.kind === 'date' ? timeOf(value) : typeof value === 'number' ? value : NaN);
	return (row) => listOf(fieldOf(row, field)).some((value) => isMet(read(value)));
}

function limitOf(operand: Operand): number {
	if (operand.kind === 'date') return operand.timeMs;
	if (operand.kind === 'plain' && typeof operand.value === 'number') return operand.value;
	throw new Refusal(400, 'Invalid query: only numbers and dates have an order');
}

const ORDERS: Record<string, string> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

// The object form: `{"$exists":true,"$ne":""}` is "has a value", `match({"$gte":1,"$lte":9})` a range [CODE PYC].
function conditions(field: string, entries: Record<string, Operand>): Predicate {
	const tests = Object.entries(entries).map(([name, operand]): Predicate => {
		if (name === '$exists') {
			const isWanted = operand.kind === 'plain' && operand.value === true;
			return (row) => ((fieldOf(row, field) ?? null) !== null) === isWanted;
		}
		if (name === '$ne' && operand.kind === 'list' && operand.values.length === 0) {
			return (row) => {
				const value = fieldOf(row, field);
				return !Array.isArray(value) || value.length > 0;
			};
		}
		if (name === '$ne') return comparison(field, '!=', operand);
		if (ORDERS[name]) return ordering(field, ORDERS[name], operand);
		throw new Refusal(400, `Invalid query: unknown operator ${name}`);
	});
	return (row) => tests.every((test) => test(row));
}
