import fc from 'fast-check';
import { cut, MASK, redactor } from '../../core/redact';
import { expectRows } from '../harness/rows';
import { bare, SPELLINGS } from '../harness/spellings.cts';
import { runs } from '../harness/runs.cts';

test('a secret is masked as it is, in JSON, in a URL and in Base64', () => {
	const secret = 'p"ä ss\\$&\nword';
	const bytes = Buffer.from(secret);
	const redact = redactor([secret]);
	const url = encodeURIComponent(secret);
	for (const spelling of [
		secret,
		JSON.stringify(secret).slice(1, -1),
		url,
		url.toLowerCase(),
		url.replace(/%20/g, '+'),
		bytes.toString('base64'),
		bytes.toString('base64url'),
	]) {
		expect(redact(`before ${spelling} after`)).toBe(`before ${MASK} after`);
	}
});

test('a text that looks like a token of any vendor is masked', async () => {
	await expectRows(
		[
			['Authorization: Bearer abcdefgh12345', `Authorization: ${MASK}`],
			['basic dXNlcjpwYXNzd29yZA==', MASK],
			['Invalid access token: eyJhbGciOi.eyJzdWIi.c2ln', `Invalid access token: ${MASK}`],
			['GET /x?access_token=abc&page=2', `GET /x?access_token=${MASK}&page=2`],
			['/y?page=2&key=abc', `/y?page=2&key=${MASK}`],
		],
		redactor([]),
	);
});

test('ordinary words are not masked', () => {
	const text = 'The basic plan allows 100 requests; the key is 5 alarms a token.';
	expect(redactor(['', undefined, 'ey', 'a'])(text)).toBe(text);
});

test('a secret that contains another one is masked completely', () => {
	expect(redactor(['secret', 'secret-and-more'])('x secret-and-more y')).toBe(`x ${MASK} y`);
});

test('a secret is masked anywhere in a text and in every spelling [P9]', () => {
	const canary = fc.string({ unit: 'binary', minLength: 6, maxLength: 40 });
	const spelling = fc.constantFrom<(secret: string) => string>(
		(secret) => secret,
		(secret) => JSON.stringify({ deep: [{ key: secret }] }),
		(secret) => encodeURIComponent(Buffer.from(secret).toString()),
		(secret) => Buffer.from(secret).toString('base64'),
		(secret) => Buffer.from(secret).toString('base64url'),
	);
	fc.assert(
		fc.property(canary, spelling, fc.string(), fc.string(), (secret, spell, before, after) => {
			const clean = redactor([secret])(before + spell(secret) + after);
			// The mask itself and the text around it may contain the letters by chance.
			fc.pre(!(before + after + MASK).includes(secret) && !(before + MASK + after).includes(spell(secret)));
			expect(clean).not.toContain(spell(secret));
		}),
		{ numRuns: runs(200) },
	);
});

describe('a secret is masked', () => {
	const secret = 'k3y-"Zürich"/7f3a+9c1e=5b2d';

	test('in every spelling that servers use, and nothing else with it', async () => {
		const redact = redactor([secret]);
		const rows = SPELLINGS.map(([name]) => [name, `before ${MASK} after`] as const);
		await expectRows(rows, (name) => {
			const [, spell] = SPELLINGS.find(([one]) => one === name)!;
			// What the spelling itself adds may stay.
			return redact(`before ${spell(secret)} after`).replace(/Bearer |<[^>]*>|["\\]/g, '');
		});
	});

	test('beside escapes that mean nothing, and as a pair with a name that is no secret', async () => {
		await expectRows(
			[
				['&nosuch;&#x110000;\\u{110000}s3cr3t-7f3a9c1e', `&nosuch;&#x110000;\\u{110000}${MASK}`],
				['client-of-the-user:s3cr3t-7f3a9c1e', MASK],
				['client-of-the-user is unknown', 'client-of-the-user is unknown'],
			],
			redactor(['client-of-the-user:s3cr3t-7f3a9c1e', 's3cr3t-7f3a9c1e']),
		);
	});

	test('in spellings inside spellings', () => {
		const redact = redactor([secret]);
		const leaks = SPELLINGS.flatMap(([outer, spell]) =>
			SPELLINGS.filter(([, inner]) => bare(redact(`a ${spell(`x ${inner(secret)} y`)} b`)).includes(bare(secret))).map(
				([inner]) => `${inner} ${outer}`,
			),
		);
		expect(leaks).toEqual([]);
	});

	test('wherever a long text would be cut', () => {
		const redact = redactor([secret]);
		// Every fourth: what is at the end of a text is the same for all of them.
		const some = SPELLINGS.filter((_, index) => index % 4 === 0);
		const left = some.flatMap(([name, spell]) =>
			[16_384, 32_768].flatMap((cutAt) => {
				const spelled = spell(secret);
				const places = Array.from({ length: 4 }, (_, index) => cutAt - Math.round((spelled.length * index) / 4));
				const texts = places.map((at) => `${'. '.repeat(cutAt).slice(0, at)}${spelled}${' .'.repeat(20_000)}`);
				const letters = texts.map((text) => redact(text).replace(/Bearer |<[^>]*>?|[^a-z0-9]/gi, ''));
				return letters.filter((some) => some !== '').map((some) => [name, cutAt, some]);
			}),
		);
		expect(left).toEqual([]);
	});

	test('where a short one, or one of few digits, stands as a word, but not inside longer words and numbers', async () => {
		await expectRows(
			[
				['key abc is wrong', `key ${MASK} is wrong`],
				['abc', MASK],
				['the alphabcdef', 'the alphabcdef'],
				['PIN 123456, please', `PIN ${MASK}, please`],
				['ID 91234567', 'ID 91234567'],
				['"a"', '"a"'],
			],
			redactor(['abc', '123456', 'a']),
		);
	});

	test('in a text of many megabytes without taking longer', () => {
		const redact = redactor([secret, 'a'.repeat(16_000)]);
		for (const unit of ['-eyJ', '<', '%25', '&amp;', '\\', 'a', Buffer.from(secret).toString('base64'), 'Bearer ']) {
			const text = unit.repeat(10_000_000 / unit.length);
			const before = process.cpuUsage();
			expect(redact(text).length).toBeLessThanOrEqual(16_400);
			expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
		}
	});
});

test('a text is cut between characters, and only if it is longer', async () => {
	await expectRows(
		[
			['abcdef', 'abcd…'],
			['abcde', 'abcde'],
			['abc😀de', 'abc…'],
		],
		(text) => cut(text, 5),
	);
	expect(cut('x'.repeat(3_000))).toHaveLength(2_000);
});
