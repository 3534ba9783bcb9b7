import fc from 'fast-check';
import { MASK, redactor } from '../../core/redact';
import { expectRows } from '../harness/rows';

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

test('a secret is masked anywhere in a text and in every spelling', () => {
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
		{ numRuns: 500 },
	);
});
