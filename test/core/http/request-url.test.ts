import fc from 'fast-check';
import { partsAsRead, requestUrl } from '../../../core/http/request-url';
import { expectRows } from '../../harness/rows';

const base = new URL('https://good.example/api/v2');
const outside = 'the path is outside the API';

test('a path leads below the base, or is refused', async () => {
	await expectRows(
		[
			['/x?y=1', 'https://good.example/api/v2/x?y=1'],
			['/a%2Fb', 'https://good.example/api/v2/a%2Fb'],
			['//other.test/x', 'https://good.example/api/v2//other.test/x'],
			['/a;b=1/c..;', 'https://good.example/api/v2/a;b=1/c..;'],
			['x', outside],
			['', outside],
			['/..', outside],
			['/../v2x', outside],
			['/..;/x', outside],
			['/..;a=b/x', outside],
			['/.;/x', outside],
			['/%2e%2e;/x', outside],
			['/%252e%252e/x', outside],
			['/..%3b/x', outside],
			['/a/..%253bx/b', outside],
			[`/${'x'.repeat(20_000)}`, 'the path has more than 16,384 characters'],
			[`/${'%25'.repeat(13_000)}`, 'the path has more than 16,384 characters'],
			[`/${'%'.repeat(1_000)}`, `https://good.example/api/v2/${'%'.repeat(1_000)}`],
		],
		(path) => requestUrl(base, path).href,
	);
});

test('a path whose escapes never end is refused in words', () => {
	let path = '%2541';
	for (let layer = 0; layer < 30; layer++) path = path.replace(/2/g, '%32');
	expect(() => requestUrl(base, `/${path}`)).toThrow(/escaped too many times|more than 16,384/);
	const nested = Array.from({ length: 24 }).reduce<string>((text) => text.replace(/%/g, '%2%35'), '%41');
	expect(() => requestUrl(base, `/${nested.slice(0, 16_000)}`)).not.toThrow(RangeError);
});

test('a call is recognized however it is spelled', () => {
	const piece = fc.constantFrom(
		(letter: string) => letter,
		(letter: string) => letter.toUpperCase(),
		(letter: string) => `%${letter.charCodeAt(0).toString(16)}`,
		(letter: string) => `%25${letter.charCodeAt(0).toString(16)}`,
		(letter: string) => `%2525${letter.charCodeAt(0).toString(16).toUpperCase()}`,
		(letter: string) => `%u00${letter.charCodeAt(0).toString(16)}`,
		(letter: string) => `${letter}\t`,
		(letter: string) => `${letter}%0a`,
		(letter: string) => `${letter}\u200b`,
		(letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
	);
	const before = fc.constantFrom(
		'/',
		'//',
		'///',
		'/\\',
		'\\\\',
		'/./',
		'/a/../',
		'/%2f',
		'/%255c',
		'/x/',
		'/ ',
		'/;x=1/',
	);
	const after = fc.constantFrom('', '/', ';x', '?x', '#x', '%3fx', '%20', '/.', '/x/%2e%2e', '\\');
	const word = fc
		.tuple(...[...'wipe'].map((letter) => piece.map((spell) => spell(letter))))
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(before, word, after, (start, spelled, end) => {
			const path = start.startsWith('/') ? start : `/${start}`;
			expect(partsAsRead(requestUrl(base, `${path}${spelled}${end}`))).toContain('wipe');
		}),
		{ numRuns: 500 },
	);
});
