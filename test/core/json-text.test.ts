import fc from 'fast-check';
import { ExactNumber } from '../../core/exact-number';
import { jsonIn } from '../../core/json';
import { jsonText, parseJsonText, parseToSend } from '../../core/json-text';
import { hasLongNumber, isHeld, numberIn, quoteLongNumbers } from '../../core/long-numbers';
import { expectRows } from '../harness/rows';

const LONG = '7615917337495251231';

test('a number that a double holds is a number, and any other one is a text with all its digits', async () => {
	await expectRows<string>(
		[
			['9007199254740991', 9007199254740991],
			['9007199254740992', 9007199254740992],
			['9007199254740993', '9007199254740993'],
			['-9007199254740993', '-9007199254740993'],
			['9912140633506420', 9912140633506420],
			['9912140633506421', '9912140633506421'],
			['18446744073709551615', '18446744073709551615'],
			[LONG, LONG],
			['1000000000000000000000', 1e21],
			['12345678901234567.5', '12345678901234567.5'],
			['9007199254740993.5', '9007199254740993.5'],
			['1700000000.123456789', '1700000000.123456789'],
			['0.1', 0.1],
			['0.30000000000000004', 0.30000000000000004],
			['0.10000000000000001', 0.1],
			['0.1234567890123456789', '0.1234567890123456789'],
			['1.0', 1],
			['1.00000000000000000000', 1],
			['1E3', 1000],
			['-0.50E-7', -5e-8],
			['[0.5e-7,9007199254740993]', [5e-8, '9007199254740993']],
			['-0', -0],
			['0.0000000000000000000', 0],
			['1.7976931348623157e308', Number.MAX_VALUE],
			['1e400', '1e400'],
			['-1E+400', '-1E+400'],
			['123456789012345e300', '123456789012345e300'],
			['1e0000000000000000400', '1e0000000000000000400'],
			['1e-0000000000000000400', '1e-0000000000000000400'],
		],
		parseJsonText,
	);
});

test('a long number is found wherever it stands in JSON, and only there', async () => {
	await expectRows<string>(
		[
			[`{"id":${LONG}}`, { id: LONG }],
			[`{"id" :\t${LONG} }`, { id: LONG }],
			[`[1,${LONG},-${LONG}\n]`, [1, LONG, `-${LONG}`]],
			[`[${LONG},"${LONG}",{"a":[${LONG}]}]`, [LONG, LONG, { a: [LONG] }]],
			[`{"${LONG}":1}`, { [LONG]: 1 }],
			[`{"a":": ${LONG}, "}`, { a: `: ${LONG}, ` }],
			[`{"a":"\\" ${LONG}","b":${LONG}}`, { a: `" ${LONG}`, b: LONG }],
			[`{"a":"\\\\","b":${LONG}}`, { a: '\\', b: LONG }],
			[`{"a":"id-${LONG}","b":"e-${LONG}"}`, { a: `id-${LONG}`, b: `e-${LONG}` }],
			[`{"a":"1e${LONG}"}`, { a: `1e${LONG}` }],
			[`{"a":"b1e${LONG}","b":["12e-${LONG}",1]}`, { a: `b1e${LONG}`, b: [`12e-${LONG}`, 1] }],
			[`{"ä€😀":${LONG}}`, { 'ä€😀': LONG }],
			[`{"a":1,"a":${LONG}}`, { a: LONG }],
			[`{"a":${LONG},"a":1}`, { a: 1 }],
			[`{"a":[1e400,null]}`, { a: ['1e400', null] }],
			[`{"a":1.2.3.4.5.6.7.8.9.0,"b":${LONG}}`, expect.stringContaining('JSON')],
		],
		parseJsonText,
	);
});

test('a key such as __proto__ stays data where there are long numbers, too', () => {
	for (const parse of [parseJsonText, parseToSend]) {
		const value = parse(`{"__proto__":{"polluted":${LONG}},"constructor":${LONG}}`) as Record<string, unknown>;
		expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
		expect(jsonText(value)).toContain(LONG);
	}
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('what is typed is written again with its digits, and nothing else is written without quotes', async () => {
	await expectRows<string>(
		[
			[`{"assetId":${LONG}}`, `{"assetId":${LONG}}`],
			[`[${LONG},"${LONG}",1,null,true]`, `[${LONG},"${LONG}",1,null,true]`],
			[LONG, LONG],
			['{"a":1e400,"b":1e-400}', '{"a":1e400,"b":1e-400}'],
			['{"a":1.0,"b":"\\u0000\\"#"}', '{"a":1,"b":"\\u0000\\"#"}'],
			[`{"toJSON":1,"a":${LONG}}`, `{"toJSON":1,"a":${LONG}}`],
			[`{"__proto__":${LONG}}`, `{"__proto__":${LONG}}`],
		],
		(typed) => jsonText(parseToSend(typed)),
	);
});

test('beside a long number everything is written as JSON.stringify writes it', () => {
	const value = { at: new Date(0), none: undefined, run: () => 1, nan: NaN, list: [undefined, () => 1], long: '' };
	const exact = { ...value, long: new ExactNumber(LONG) };
	expect(jsonText(exact)).toBe(JSON.stringify(value).replace('""', LONG));
	expect(jsonText(undefined)).toBe('null');
	expect(jsonText(value)).toBe(JSON.stringify(value));
});

test('a long number is a text for everybody who does not know it', () => {
	const long = new ExactNumber(LONG);
	expect(String(long)).toBe(LONG);
	expect(JSON.stringify([long])).toBe(`["${LONG}"]`);
});

test('a number that is typed keeps its digits, in any spelling', async () => {
	await expectRows<string>(
		[
			[' 12 ', 12],
			['+12', 12],
			['007', 7],
			['0x1F', 31],
			['.5', 0.5],
			['1e3', 1000],
			['', undefined],
			['  ', undefined],
			['x', undefined],
			['Infinity', undefined],
			['1,000', undefined],
			[LONG, new ExactNumber(LONG)],
			[` +00${LONG}`, new ExactNumber(LONG)],
			[`-0${LONG}`, new ExactNumber(`-${LONG}`)],
			['12345678901234567.5', new ExactNumber('12345678901234567.5')],
			['1e400', new ExactNumber('1e400')],
		],
		numberIn,
	);
});

test('JSON nested deeper than 200 levels is refused in every way to read it', () => {
	const nested = (levels: number, inside = '') => '['.repeat(levels) + inside + ']'.repeat(levels);
	for (const parse of [parseJsonText, parseToSend]) {
		expect(parse(nested(200, LONG))).toBeDefined();
		for (const text of [nested(201), nested(201, LONG), nested(20_000), `[1e400,${nested(201)}]`]) {
			expect(() => parse(text)).toThrow(new RangeError('nested more than 200 levels deep'));
		}
	}
	expect(jsonIn(nested(201))).toBeUndefined();
});

/** The digits of a number in JSON, in any of its spellings. */
const numberText = fc
	.tuple(
		fc.constantFrom('', '-'),
		fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat()).map(String),
		fc.constantFrom('', '.0', '.5', '.1234567890123456789', '.00000000000000000000001'),
		fc.constantFrom('', 'e5', 'E+22', 'e-7', 'e400', 'e000'),
	)
	.map((parts) => parts.join(''));

/** JSON with spaces, in which numbers may be of any length. */
const anyJson = fc.letrec<{ value: string }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		// JSON.stringify writes -0 as 0, which is the same number.
		numberText.filter((text) => !Object.is(Number(text), -0)),
		fc.constantFrom('true', 'null'),
		fc.oneof(fc.string(), numberText, fc.constant('","1')).map((text) => JSON.stringify(text)),
		fc.array(tie('value'), { maxLength: 4 }).map((all) => `[ ${all.join(' ,')}]`),
		fc
			.array(fc.tuple(fc.oneof(fc.string(), numberText, fc.constant('__proto__')), tie('value')), { maxLength: 4 })
			.map((all) => `{${all.map(([name, value]) => `${JSON.stringify(name)} :${value}`).join(',\n')}}`),
	),
})).value;

describe('any JSON', () => {
	test('without long numbers is read as JSON.parse reads it', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = JSON.stringify(value);
				expect(parseJsonText(text)).toStrictEqual(JSON.parse(text));
				expect(jsonText(parseToSend(text))).toBe(JSON.stringify(JSON.parse(text)));
			}),
		);
	});

	test('keeps every digit, read and written, and is read the same however it is read', () => {
		const isSame = (number: string, read: unknown) =>
			typeof read === 'number' ? Object.is(read, Number(number)) && isHeld(number) : read === number;
		fc.assert(
			fc.property(fc.array(numberText, { minLength: 1 }), (numbers) => {
				const read = parseJsonText(`[${numbers.join()}]`) as unknown[];
				expect(numbers.filter((number, index) => !isSame(number, read[index]))).toEqual([]);
			}),
		);
		fc.assert(
			fc.property(anyJson, (text) => {
				const read = parseToSend(text);
				const again = jsonText(read);
				expect(parseToSend(again)).toEqual(read);
				expect(parseJsonText(again)).toEqual(parseJsonText(text));
				expect(JSON.stringify(parseJsonText(text))).toBe(JSON.stringify(read));
			}),
		);
	});

	test('is looked through for long numbers as if each of them were read', () => {
		const shortest = fc.integer({ min: 0, max: 9e14 }).map((number) => `9${String(number).padStart(15, '0')}`);
		const hash = fc.stringMatching(/^"[0-9a-f]{8,40}"$/);
		const isLost = (text: string) => /[\d.]{16}/.test(text) && !text.startsWith('"') && !isHeld(text);
		fc.assert(
			fc.property(fc.array(fc.oneof(shortest, numberText, hash), { maxLength: 3 }), fc.nat(20), (all, spaces) => {
				expect(hasLongNumber(`[${' '.repeat(spaces)}${all.join()}]`)).toBe(all.some(isLost));
			}),
			{ numRuns: 500 },
		);
	});

	test('that is broken is refused by JSON.parse itself, whatever numbers it has', () => {
		const messageOf = (parse: (text: string) => unknown, text: string) => {
			try {
				return JSON.stringify(parse(text));
			} catch (error) {
				return String(error);
			}
		};
		fc.assert(
			fc.property(anyJson, fc.nat(), fc.constantFrom('', '"', ',', LONG, '0', '}', '\\'), (text, at, put) => {
				const broken = text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1);
				const own = messageOf((json) => JSON.parse(json) as unknown, broken);
				if (own.startsWith('SyntaxError')) expect(messageOf(parseJsonText, broken)).toBe(own);
			}),
		);
	});
});

test('texts made to be slow are read in linear time', () => {
	const hostile: Array<(size: number) => string> = [
		(size) => `[${'1'.repeat(size)}]`,
		(size) => `[${'0.'}${'0'.repeat(size)}1]`,
		(size) => `[1${'0'.repeat(size)}]`,
		(size) => `["${'1234567890123456e'.repeat(size / 17)}"]`,
		(size) => `["${'-'.repeat(size)}"]`,
		(size) => `["${'\\"1'.repeat(size / 3)}",${LONG}]`,
		(size) => `[${`${LONG},`.repeat(size / 20)}1e400]`,
		(size) => `["${': 12345678901234567890,'.repeat(size / 23)}"]`,
	];
	const elapsed = (text: string) => {
		const startedAt = performance.now();
		hasLongNumber(text);
		quoteLongNumbers(text);
		return performance.now() - startedAt;
	};
	const fastest = (text: string) => Math.min(...Array.from({ length: 3 }, () => elapsed(text)));
	// Quadratic time would be a hundred times as much.
	const slow = hostile.filter((make) => fastest(make(200_000)) > 40 * fastest(make(20_000)) + 50);
	expect(slow.map((make) => make(30))).toEqual([]);
});
