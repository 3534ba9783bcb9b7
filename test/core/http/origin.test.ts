import fc from 'fast-check';
import { ForeignLinkError } from '../../../core/errors/foreign-link-error';
import { ownDestination, sameOrigin } from '../../../core/http/origin';

const page = new URL('https://good.example/api/alarms?page=1');

test.each([
	['?page=2', 'https://good.example/api/alarms?page=2'],
	['alarms?page=2', 'https://good.example/api/alarms?page=2'],
	['/api/events', 'https://good.example/api/events'],
	['../x', 'https://good.example/x'],
	['https://good.example/y', 'https://good.example/y'],
	['https:evil.example', 'https://good.example/api/evil.example'],
	['https://GOOD.example:443/z', 'https://good.example/z'],
])('%p stays in the origin', (href, full) => {
	expect(sameOrigin(href, page).href).toBe(full);
});

test.each([
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
])('%p leaves it and is refused', (href) => {
	expect(() => sameOrigin(href, page)).toThrow(ForeignLinkError);
});

test('both hosts are named', () => {
	expect(() => sameOrigin('https://evil.example/x', page)).toThrow(
		'this credential belongs to https://good.example and was not sent to https://evil.example',
	);
	expect(() => sameOrigin('javascript:1', page)).toThrow('was not sent to javascript:');
});

test('every link leads to the origin of the credential or to an error', () => {
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
		{ numRuns: 1_000 },
	);
});

describe('the destination of a request', () => {
	const base = new URL('https://good.example/api');

	test.each([
		[{}, 'https://good.example/api'],
		[{ url: '' }, 'https://good.example/api'],
		[{ url: '/x' }, 'https://good.example/x'],
		[{ uri: 'https://good.example/y' }, 'https://good.example/y'],
		[{ baseURL: 'https://good.example/v2/', url: 'z' }, 'https://good.example/v2/z'],
	])('%j is %s', (request, href) => {
		expect(ownDestination(request, base).href).toBe(href);
	});

	test.each([
		{ url: 'https://evil.example' },
		{ uri: 'https://evil.example' },
		{ url: '', uri: 'https://evil.example' },
		{ url: 'https://good.example', uri: 'https://evil.example' },
		{ baseURL: 'https://evil.example', url: '/x' },
		{ baseURL: 'https://good.example', url: 'https://evil.example' },
	])('%j is refused', (request) => {
		expect(() => ownDestination(request, base)).toThrow(ForeignLinkError);
	});
});
