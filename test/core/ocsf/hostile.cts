/** Records as no product should send them, and what must hold for the events that they become. */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import type { Attributes, EventTable, Source, ValueType } from '../../../core/ocsf/table';
import type { Row } from '../../../core/pages/page-style';
import { faultsOf, hasSchema, leaves, leavesLost } from './schema.cts';

const LONG = 5_000;
/** Names that mean something in JavaScript, or in a path. Not `toString`: n8n makes texts of values, too. */
const NAMES = ['__proto__', 'constructor', 'length', '0', '', 'a.b', 'itself', 'name', 'id', 'uid', 'value'];
const TEXTS = [
	...['', ' ', '\t\n', 'null', 'undefined', 'NaN', 'Infinity', '-0', '007', '1e400', '0x10', '1.50', '[object Object]'],
	...[
		'true',
		'FALSE',
		'constructor',
		'__proto__',
		'hasOwnProperty',
		'\u0000\u0001',
		'\ud800',
		'🦆'.repeat(200),
		'İ',
		'ß',
	],
	...[
		'10.0.0.1',
		'010.0.0.1',
		'10.0.0.256',
		'10.0.0.1/24',
		'1.2.3',
		'::',
		'::1',
		'fe80::1%eth0',
		'1::2::3',
		'::ffff:1.2.3.4',
	],
	...[
		'2001:DB8::00A1',
		'1:2:3:4:5:6:7:8:9',
		'0000:0000:0000:0000:0000:ffff:255.255.255.255',
		'2001:db8::/32',
		':1:2',
		'1:2:',
	],
	...[
		'00:1A:2b:3c:4d:5e',
		'00-1a-2b-3c-4d-5e',
		'001a2b3c4d5e',
		'001a.2b3c.4d5e',
		'00:1a:2b:3c:4d',
		'00:1a:2b:3c:4d:5g',
	],
	...['a@b.c', 'A.B+c@d-e.example', 'a@b', '@b.c', 'a b@c.d', 'a,b@c.d', 'ä@b.c', 'a@b.c.', 'a@b..c', 'mailto:a@b.c'],
	...['web-1.example.', 'WEB-1', '-web', 'a_b', 'ä.example', 'a..b', '.'],
	...['CVE-2026-1234', 'cve-2026-12345', 'CVE-2026-1', 'CVE-2026-1234, CVE-2026-1235'],
	...[
		'123E4567-e89b-12d3-a456-426614174000',
		'123e4567e89b12d3a456426614174000',
		'{123e4567-e89b-12d3-a456-426614174000}',
	],
	...[
		'2026-01-15T08:30:00.123456Z',
		'2026-01-15',
		'0001-01-01T00:00:00Z',
		'9999-12-31T23:59:59Z',
		'Thu, 15 Jan 2026 08:30:00 GMT',
	],
	...[
		'2026-01-15T08:30:00+14:00',
		'1768465800',
		'1768465800123',
		'1768465800.5',
		'+275760-09-13T00:00:00.001Z',
		'never',
		'0',
	],
	...['high', ' HIGH ', 'Low', 'unknown', 'other', '99', '5'],
];
const NUMBERS = [
	...[0, -0, 1, -1, 5, 99, 100, 443, 65_535, 65_536, 0.1, 12.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1.7e308, 5e-324],
	...[1_768_465_800, 1_768_465_800_123, 1_768_465_800_123_456, 253_402_300_800_000, 8.64e15, 8.65e15],
];

const leaf = fc.oneof(
	fc.constantFrom<unknown>(...TEXTS),
	fc.constantFrom<unknown>(...NUMBERS),
	fc.constantFrom<unknown>(null, true, false),
	fc.constantFrom('x', ' ', 'a:', '1.').map((part) => part.repeat(LONG)),
	fc.string({ unit: 'binary', maxLength: 12 }),
);

/** Any value that JSON has, with the names of a product among others. */
function anyValue(names: readonly string[]): fc.Arbitrary<unknown> {
	const name = fc.constantFrom(...names, ...NAMES);
	const { value } = fc.letrec((tie) => ({
		value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, tie('list'), tie('object'), tie('deep')),
		list: fc.array(tie('value'), { maxLength: 4 }),
		object: fc
			.array(fc.tuple(name, tie('value')), { maxLength: 4 })
			.map((entries) => Object.fromEntries(entries) as unknown),
		deep: fc.tuple(name, tie('value')).map(([key, inside]) => nested(key, inside)),
	}));
	return value;
}

/** As deep as an answer may be. */
function nested(name: string, value: unknown): unknown {
	let deep = value;
	for (let level = 0; level < 150; level++) deep = level % 2 === 0 ? [deep] : Object.fromEntries([[name, deep]]);
	return deep;
}

/**
 * A record with some of its values missing or replaced, at any depth, and some that no record has.
 * @param names fields of the product, with a dot where they are inside another one
 */
export function hostile(record: fc.Arbitrary<Row>, names: readonly string[]): fc.Arbitrary<Row> {
	const words = names.flatMap((name) => [name, ...name.split('.')]);
	const change = fc.record({ at: fc.nat(), isGone: fc.boolean(), value: anyValue(words) });
	const more = fc.tuple(fc.constantFrom(...words, ...NAMES), anyValue(words));
	return fc
		.tuple(record, fc.array(change, { maxLength: 4 }), fc.array(more, { maxLength: 2 }))
		.map(([row, changes, others]) => {
			const changed = changes.reduce<unknown>((value, one) => replaced(value, one), row) as Row | undefined;
			return Object.fromEntries([...Object.entries(changed ?? {}), ...others]) as Row;
		});
}

/** @param at leads to a value, by the number of its place in each object on the way */
function replaced(
	value: unknown,
	{ at, isGone, value: other }: { at: number; isGone: boolean; value: unknown },
): unknown {
	if (typeof value !== 'object' || value === null) return other;
	const entries = Object.entries(value);
	if (entries.length === 0) return other;
	const index = at % entries.length;
	const [name, part] = entries[index];
	const isHere = (at >> 8) % 2 === 0 || typeof part !== 'object' || part === null;
	const changed = isHere ? other : replaced(part, { at: at >> 9, isGone, value: other });
	const kept = entries.flatMap(([one, was], place) =>
		place !== index ? [[one, was]] : isHere && isGone ? [] : [[name, changed]],
	);
	return Array.isArray(value) ? kept.map(([, one]) => one) : Object.fromEntries(kept as Array<[string, unknown]>);
}

/** What each kind of value looks like, by its name in a table. */
const USUAL: Record<string, unknown[]> = {
	'IP address': ['10.0.0.1', '2001:db8::1'],
	'MAC address': ['00:1a:2b:3c:4d:5e', '001A2B3C4D5E'],
	'host name': ['web-1.example'],
	'mail address': ['kim@acme.example'],
	CVE: ['CVE-2026-1001'],
	UUID: ['123e4567-e89b-12d3-a456-426614174000'],
	time: ['2026-01-15T08:30:00Z', 1_768_465_800],
	number: [7.5],
	'whole number': [12],
	'number as text': ['12'],
	port: [443],
	'true or false': [true],
};
const USUAL_TEXTS = ['high', 'Low', 'Server', 'kim', 'Windows 11', '7', 5];

/** A record that has what a table asks for. */
export function usualRecord({ attributes, time }: Pick<EventTable, 'attributes' | 'time'>): fc.Arbitrary<Row> {
	const sources = [...Object.values(attributes), time];
	const fields = sources.flatMap((source) => source.fields.map((field) => [field, source] as const));
	return fc.tuple(...fields.map(([, source]) => usualValue(source))).map((values) => {
		const row: Row = {};
		for (const [index, [field]] of fields.entries()) put(row, field.split('.'), values[index]);
		return row;
	});
}

/** The fields of a table, also inside lists. */
export function fieldsOf(attributes: Attributes): string[] {
	return Object.values(attributes).flatMap(({ fields, as }) => [...fields, ...(as.inner ? fieldsOf(as.inner) : [])]);
}

function usualValue({ as, fields }: Source): fc.Arbitrary<unknown> {
	const one = usualOf(as);
	return as.form === 'value' && fields.length > 0 ? one : fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
}

function usualOf({ name, inner }: ValueType): fc.Arbitrary<unknown> {
	if (inner && Object.values(inner).some(({ fields }) => !fields.includes('itself') && fields.length > 0))
		return usualRecord({ attributes: inner, time: { ...Object.values(inner)[0], fields: [] } });
	const known = Object.keys(USUAL).find((kind) => name.includes(kind));
	return fc.constantFrom(...(known === undefined ? USUAL_TEXTS : USUAL[known]));
}

function put(row: Row, [name, ...others]: string[], value: unknown): void {
	if (others.length === 0) row[name] = value as Row[string];
	else if (typeof (row[name] ??= {}) === 'object') put(row[name] as Row, others, value);
}

/** A valid event in which each value of the record stands, or a reason. @returns what is wrong, with the record */
export function faultsWith(record: Row, event: Row | NotMapped): string | undefined {
	const wrong = event instanceof NotMapped ? reasonFaults(event) : eventFaults(record, event);
	return wrong.length === 0
		? undefined
		: `${JSON.stringify(wrong)} in ${JSON.stringify(record)} as ${JSON.stringify(event)}`;
}

function reasonFaults({ reason }: NotMapped): unknown[] {
	return /\S{3}/.test(reason) ? [] : ['no reason'];
}

function eventFaults(record: Row, event: Row): unknown[] {
	const found = event as IDataObject;
	// JSON would write null.
	const infinite = leaves(found).filter((leaf) => typeof leaf === 'number' && !Number.isFinite(leaf));
	const lost = leavesLost(record, found).map((leaf) => ({ lost: leaf }));
	return [...(hasSchema ? faultsOf(found) : []), ...lost, ...infinite];
}
