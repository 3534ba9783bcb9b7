import { expiryOf } from '../../../core/token/jwt';
import { expectRows } from '../../harness/rows';

const encoded = (text: string) => Buffer.from(text).toString('base64url');
const jwt = (claims: string, signature = 'c2lnbmF0dXJl') =>
	`${encoded('{"alg":"HS512","typ":"JWT"}')}.${encoded(claims)}.${signature}`;

describe('the expiry of a JWT', () => {
	test('is read as ms since the epoch', async () => {
		await expectRows(
			[
				['{"exp":1767225600}', Date.UTC(2026, 0, 1)],
				['{"exp":1767225600.5}', Date.UTC(2026, 0, 1) + 500],
				['{"exp":0}', 0],
				['{"exp":-1}', -1000],
				['{"sub":"Jürgen 東京","exp":1}', 1000],
			],
			(claims) => expiryOf(jwt(claims)),
		);
	});

	test('is read with any signature, and without one', () => {
		expect([expiryOf(jwt('{"exp":1}', 'x')), expiryOf(jwt('{"exp":1}', ''))]).toEqual([1000, 1000]);
	});

	test('is unknown where the claims have no time that a date can hold, or are no claims', async () => {
		const none = [
			'{"sub":"automation"}',
			'{"exp":"1767225600"}',
			'{"exp":null}',
			'{"exp":[1767225600]}',
			'{"exp":true}',
			// Later than any date.
			'{"exp":8640000000001}',
			'{"exp":1e999}',
			'[{"exp":1}]',
			'null',
			'"exp"',
			'{"exp":NaN}',
			'exp=1',
		];
		await expectRows(
			none.map((claims) => [claims, undefined] as const),
			(claims) => expiryOf(jwt(claims)),
		);
	});

	test('is unknown for a text that is not a JWT', async () => {
		const others = {
			'empty text': '',
			'an opaque key': 'f3b1c9d2e4',
			'dots only': '..',
			'two parts': jwt('{"exp":1}').split('.').slice(0, 2).join('.'),
			'four parts': `${jwt('{"exp":1}')}.more`,
			'characters that base64url does not have': `a.${Buffer.from('{"exp":1}').toString('base64')}=.b`,
			'a line end after it': `${jwt('{"exp":1}')}\n`,
			'claims that are not UTF-8': `a.${Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')}.b`,
			'more than a header can carry': jwt(JSON.stringify({ exp: 1, pad: 'x'.repeat(20_000) })),
			'claims nested very deep': jwt(`${'['.repeat(6_000)}${']'.repeat(6_000)}`),
		};
		await expectRows(
			Object.keys(others).map((what) => [what, undefined] as const),
			(what) => expiryOf(others[what as keyof typeof others]),
		);
	});

	test('takes no time in a text of tens of megabytes', () => {
		const start = process.hrtime.bigint();
		expect(expiryOf('a.'.repeat(10_000_000))).toBeUndefined();
		expect(expiryOf('a'.repeat(20_000_000))).toBeUndefined();
		expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(200);
	});

	test('cannot change the prototype of objects', () => {
		expect(expiryOf(jwt('{"__proto__":{"exp":1}}'))).toBeUndefined();
		expect(expiryOf(jwt('{"constructor":{"prototype":{"exp":1}}}'))).toBeUndefined();
		expect(({} as Record<string, unknown>).exp).toBeUndefined();
	});
});
