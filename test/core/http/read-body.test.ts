import fc from 'fast-check';
import { ResponseError } from '../../../core/errors/response-error';
import { SecOpsError } from '../../../core/errors/secops-error';
import { TransportError } from '../../../core/errors/transport-error';
import { parseJson, readBody } from '../../../core/http/read-body';
import { bodyOf } from '../../harness/body';
import { caught } from '../../harness/caught';
import { expectRows } from '../../harness/rows';
import { refuses } from '../refuses';
import { runs } from '../../harness/runs.cts';

const NEVER = new AbortController().signal;
const json = (text: string | Uint8Array, type?: string) => parseJson(Buffer.from(text as string), type);

describe('a body', () => {
	test('is read to its end, in any number of pieces', async () => {
		const bytes = await readBody(bodyOf(['{"a"', ':', '1}']), { maxBytes: 7, deadline: NEVER });
		expect(bytes.toString()).toBe('{"a":1}');
	});

	test('is refused as soon as it is larger than allowed', async () => {
		const body = bodyOf([new Uint8Array(1_048_576), new Uint8Array(1_048_576), 'x', 'never read']);
		const error = await caught(readBody(body, { maxBytes: 2 * 1_048_576, deadline: NEVER }));
		expect(error).toBeInstanceOf(ResponseError);
		expect(error.message).toBe('the answer is larger than 2 MB');
		expect(body.destroyed).toBe(true);
	});

	test.each(['before', 'while'])('is refused when its time is over %s it is read', async (when) => {
		const controller = new AbortController();
		if (when === 'before') controller.abort();
		const body = bodyOf(['a'], { stalled: true });
		const reading = caught(readBody(body, { maxBytes: 10, deadline: controller.signal }));
		await Promise.resolve();
		controller.abort();
		const error = await reading;
		expect(error).toBeInstanceOf(TransportError);
		expect(error).toMatchObject({ message: 'the answer did not arrive within the timeout', transient: true });
		expect(body.destroyed).toBe(true);
	});

	test('that ends early passes the error on', async () => {
		const body = bodyOf(['a'], { stalled: true });
		const reading = caught(readBody(body, { maxBytes: 10, deadline: NEVER }));
		body.destroy(new Error('cut'));
		expect((await reading).message).toBe('cut');
	});
});

describe('JSON', () => {
	test('is parsed, with or without a byte order mark', () => {
		expect(json('{"a":[1,null]}')).toEqual({ a: [1, null] });
		expect(json('\ufeff{"a":1}')).toEqual({ a: 1 });
		expect(json('null')).toBeNull();
	});

	test('of no length is undefined', () => {
		expect(json('')).toBeUndefined();
		expect(json(' \r\n')).toBeUndefined();
	});

	test('is the only thing that is accepted: anything else is reported as what it is, and not repeated', async () => {
		const others: Array<[text: string, type: string | undefined, message: unknown]> = [
			['<!doctype html><title>Log in</title>', undefined, 'the answer is a web page, not JSON'],
			['  <HTML>', undefined, 'the answer is a web page, not JSON'],
			['Please log in', 'text/html', 'the answer is a web page, not JSON'],
			['hello', undefined, 'the answer is not valid JSON (5 characters)'],
			['{"a":1,}', undefined, 'the answer is not valid JSON (at character 7 of 8 characters)'],
			['{"a":"\u0000"}', undefined, expect.stringContaining('the answer is not valid JSON')],
		];
		await expectRows(
			others.map(([text, type, message]) => [[text, type] as const, message]),
			([text, type]) => json(text, type),
		);
		expect(others.filter(([text, type]) => !refuses(() => json(text, type), ResponseError))).toEqual([]);
	});

	test('that ends early may be complete the next time', async () => {
		const early = ['{', '[1,2', '{"list":', '{"list":[{"a":1},', '{"text":"unfinis'];
		await expectRows(
			early.map((text) => [text, 'the answer is incomplete'] as const),
			(text) => json(text),
		);
		expect(early.filter((text) => !refuses(() => json(text), TransportError))).toEqual([]);
	});

	test('in another encoding than UTF-8 is refused', async () => {
		const encoded = [
			Buffer.from('\ufeff{"a":1}', 'utf16le'),
			Buffer.from('{"a":"é"}', 'latin1'),
			// A lone surrogate.
			Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
		];
		await expectRows(
			encoded.map((bytes) => [bytes, 'the answer is not UTF-8 text'] as const),
			(bytes) => json(bytes),
		);
	});

	test('nested deeper than 200 levels is refused, before n8n fails on it without a message', () => {
		const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
		expect(json(nested(200))).toBeDefined();
		expect(() => json(nested(201))).toThrow('nested more than 200 levels deep');
		expect(() => json(nested(20_000))).toThrow('nested more than 200 levels deep');
		expect(() => json(`{"a":${'{"b":'.repeat(300)}1${'}'.repeat(301)}`)).toThrow('nested more');
	});

	test('with a long number is text with all digits where the number is, and the same error where it is broken', () => {
		expect(json('[7615917337495251231, 1e400, 1.5]')).toEqual(['7615917337495251231', '1e400', 1.5]);
		expect(() => json('{"a":7615917337495251231,}')).toThrow('(at character 25 of 26 characters)');
		expect(() => json('{"a":7615917337495251231')).toThrow('the answer is incomplete');
	});

	test('with more than 4 million values is refused before it takes memory', () => {
		const empty = (count: number) => json(`[${'{},'.repeat(count)}{}]`);
		expect(() => empty(4_000_000)).toThrow(new ResponseError('the answer holds more than 4,000,000 values'));
		expect(empty(1_000)).toHaveLength(1_001);
	});

	test('with hostile keys is data, and changes no prototype', () => {
		const value = json('{"__proto__":{"polluted":1},"constructor":2,"hasOwnProperty":3}') as object;
		expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	test('of any kind is read as it was sent, and anything else is one of our errors [P7]', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
				const text = JSON.stringify(value);
				expect(JSON.stringify(json(text))).toBe(text);
			}),
			{ numRuns: runs(100) },
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
				try {
					json(bytes);
				} catch (error) {
					expect(error).toBeInstanceOf(SecOpsError);
				}
			}),
			{ numRuns: runs(100) },
		);
	});
});
