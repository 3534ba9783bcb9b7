import fc from 'fast-check';
import { ForeignLinkError } from '../../../core/errors/foreign-link-error';
import { ownDestination, sameOrigin, type Destination } from '../../../core/http/origin';
import { expectRows } from '../../harness/rows';
import { refuses } from '../refuses';
import { runs } from '../../harness/runs.cts';

const page = new URL('https://good.example/api/alarms?page=1');

test('a link stays in the origin, however it is written', async () => {
	await expectRows(
		[
			['?page=2', 'https://good.example/api/alarms?page=2'],
			['alarms?page=2', 'https://good.example/api/alarms?page=2'],
			['/api/events', 'https://good.example/api/events'],
			['../x', 'https://good.example/x'],
			['https://good.example/y', 'https://good.example/y'],
			['https:evil.example', 'https://good.example/api/evil.example'],
			['https://GOOD.example:443/z', 'https://good.example/z'],
		],
		(href) => sameOrigin(href, page).href,
	);
});

test('a link that leaves it is refused', () => {
	const leaving = [
		'https://evil.example/',
		'//evil.example/x',
		'/\\evil.example',
		'https:\\\\evil.example',
		'\t//evil.example',
		'ht\ntps://evil.example',
		'https://good.example@evil.example/',
		'https://user:word@good.example/',
		'https://good.example.',
		'https://gооd.example/',
		'http://good.example/',
		'https://good.example:8443/',
		'https://2130706433/',
		'https://[::1]/',
		'https://169.254.169.254/latest/meta-data',
		'javascript:1',
		'file:///etc/passwd',
		'data:text/plain,x',
		'unix:/var/run/docker.sock',
		'https://[',
	];
	expect(leaving.filter((href) => !refuses(() => sameOrigin(href, page), ForeignLinkError))).toEqual([]);
});

test('both hosts are named', () => {
	expect(() => sameOrigin('https://evil.example/x', page)).toThrow(
		'this credential belongs to https://good.example and was not sent to https://evil.example',
	);
	expect(() => sameOrigin('javascript:1', page)).toThrow('was not sent to javascript:');
});

test('every link leads to the origin of the credential or to an error [P6]', () => {
	const piece = fc.constantFrom(
		'https:',
		'http:',
		'//',
		'/',
		'\\',
		'@',
		'good.example',
		'evil.example',
		'..',
		'?',
		'#',
		':',
		'\t',
		'\n',
		'x',
	);
	const href = fc.oneof(
		fc.string(),
		fc.webUrl(),
		fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
	);
	fc.assert(
		fc.property(href, (link) => {
			try {
				expect(sameOrigin(link, page).origin).toBe(page.origin);
			} catch (error) {
				expect(error).toBeInstanceOf(ForeignLinkError);
			}
		}),
		{ numRuns: runs(1_000) },
	);
});

describe('the destination of a request', () => {
	const base = new URL('https://good.example/api');

	test('is the address in its options, or the base', async () => {
		await expectRows<Destination>(
			[
				[{}, 'https://good.example/api'],
				[{ url: '' }, 'https://good.example/api'],
				[{ url: '/x' }, 'https://good.example/x'],
				[{ uri: 'https://good.example/y' }, 'https://good.example/y'],
				[{ baseURL: 'https://good.example/v2/', url: 'z' }, 'https://good.example/v2/z'],
			],
			(request) => ownDestination(request, base).href,
		);
	});

	test('is refused where any part of it leads elsewhere', () => {
		const leaving: Destination[] = [
			{ url: 'https://evil.example' },
			{ uri: 'https://evil.example' },
			{ url: '', uri: 'https://evil.example' },
			{ url: 'https://good.example', uri: 'https://evil.example' },
			{ baseURL: 'https://evil.example', url: '/x' },
			{ baseURL: 'https://good.example', url: 'https://evil.example' },
		];
		expect(leaving.filter((request) => !refuses(() => ownDestination(request, base), ForeignLinkError))).toEqual([]);
	});
});
