import fc from 'fast-check';
import { path } from '../../../core/http/path';
import { expectRows } from '../../harness/rows';

test('a value becomes exactly one segment', () => {
	expect(path`/alarms/${'a/b?c#d%2e'}/labels/${7}`).toBe('/alarms/a%2Fb%3Fc%23d%252e/labels/7');
	expect(path`/alarms`).toBe('/alarms');
	expect(path`/alarms/${' id '}`).toBe('/alarms/id');
});

test('a value that is no ID, or would address another resource, is refused', async () => {
	await expectRows<unknown>(
		[
			...['', ' ', null, undefined, {}, true, NaN, Infinity].map((value) => [value, 'an ID is missing'] as const),
			['.', '"." is not an ID'],
			['..', '".." is not an ID'],
			[' .. ', '".." is not an ID'],
		],
		(value) => path`/alarms/${value}`,
	);
});

test('no value leads out of its segment', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (value) => {
			let built: string;
			try {
				built = path`/alarms/${value}/labels`;
			} catch {
				return;
			}
			const { pathname, search, hash } = new URL(built, 'https://api.example');
			expect(pathname.split('/')).toHaveLength(4);
			expect(pathname).toMatch(/^\/alarms\/[^/]+\/labels$/);
			expect(search + hash).toBe('');
		}),
	);
});
