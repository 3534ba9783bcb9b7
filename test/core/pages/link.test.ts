import fc from 'fast-check';
import { ForeignLinkError } from '../../../core/errors/foreign-link-error';
import { SecOpsError } from '../../../core/errors/secops-error';
import { link } from '../../../core/pages/link';
import { expectRows } from '../../harness/rows';
import { refuses } from '../refuses';

const base = new URL('https://vendor.test/api/v1');
const style = link({ base, path: '/alarms', first: { query: { size: 5 } }, rows: () => [], link: (body) => body });
const second = { path: '/alarms?page=2' };
const follow = (href: unknown, step = style.first) => style.following(href, step, 0);

test('the first request goes to the path of the list', () => {
	expect(style.first).toEqual({ path: '/alarms', query: { size: 5 } });
});

test('a link leads to its path below the API, and is one step', async () => {
	const paths = [
		['https://vendor.test/api/v1/alarms?page=2', '/alarms?page=2'],
		['https://VENDOR.test:443/api/v1/alarms?page=2#top', '/alarms?page=2'],
		['/api/v1/other', '/other'],
		['?page=2', '/alarms?page=2'],
		['alarms?page=2', '/alarms?page=2'],
		['./sub/x', '/sub/x'],
	];
	await expectRows(
		paths.map(([href, path]) => [href, [1, { path }]] as const),
		(href) => [follow(href).count, follow(href).at(0)],
	);
});

test('a relative link is relative to the page that contains it', () => {
	expect(follow('?page=3', second).at(0)).toEqual({ path: '/alarms?page=3' });
	expect(follow('page/3', { path: '/alarms/page/2' }).at(0)).toEqual({ path: '/alarms/page/page/3' });
	expect(follow('?page=3', {}).at(0)).toEqual({ path: '/alarms?page=3' });
});

test('a link that leads nowhere ends the list', () => {
	expect([undefined, null, '', false].map((href) => follow(href).count)).toEqual([0, 0, 0, 0]);
});

test('a link that leaves the API, or is a template, is refused', () => {
	const leaving = [
		'https://evil.test/api/v1/alarms',
		'//evil.test/api/v1/alarms',
		'/\\evil.test/',
		'http://vendor.test/api/v1/alarms',
		'https://vendor.test:8443/api/v1/alarms',
		'https://vendor.test@evil.test/api/v1/alarms',
		'https://user@vendor.test/api/v1/alarms',
		'/api/v1evil/alarms',
		'../../admin',
		'%2e%2e/%2e%2e/admin',
		'/admin',
		'https://',
		'/api/v1/alarms{?page}',
		'javascript:alert(1)',
	];
	expect(leaving.filter((href) => !refuses(() => follow(href), ForeignLinkError))).toEqual([]);
});

test('any link stays in the origin and below the path, or is refused with one of our errors', () => {
	const anything = fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true }), fc.webPath(), fc.jsonValue());
	const roots = fc.constantFrom(base, new URL('https://vendor.test/'), new URL('https://vendor.test/a/'));
	fc.assert(
		fc.property(anything, anything, roots, (one, two, root) => {
			const walked = link({ base: root, path: '/list', rows: () => [], link: (body) => body });
			try {
				let step = walked.first;
				for (const href of [one, two]) step = walked.following(href, step, 0).at(0);
				if (step.path) expect(step.path).toMatch(/^\//);
			} catch (error) {
				expect(error).toBeInstanceOf(SecOpsError);
			}
		}),
	);
});

test('a path that looks like a host stays a path', () => {
	const root = link({ base: new URL('https://vendor.test'), path: '/list', rows: () => [], link: (body) => body });
	const step = root.following('https://vendor.test//evil.test/x', root.first, 0).at(0);
	expect(() => root.following('https://evil.test/y', step, 0)).toThrow(ForeignLinkError);
	expect(root.following('?page=2', step, 0).at(0)).toEqual({ path: '//evil.test/x?page=2' });
});
