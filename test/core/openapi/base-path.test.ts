import { basePathOf } from '../../../core/openapi/base-path';
import { readDocument, type Json } from '../../../core/openapi/document';
import { expectRows } from '../../harness/rows';

const KNOWN = { ending: '/user/me', path: '/api/user/me' };
const BASE = new URL('https://vendor.test:6443/ztna/tenant/root');

function detected(paths: string[], rest: Json = {}, base = BASE) {
	const given = Object.fromEntries(paths.map((path) => [path, {}]));
	return basePathOf(readDocument({ openapi: '3.0.0', paths: given, ...rest }), KNOWN, base);
}

describe('where the paths of a document really are', () => {
	test('is proven by the known call', async () => {
		await expectRows<[known: string, path: string]>(
			[
				[['/user/me', '/asset/{id}'], '/api/asset/{id}'],
				[['/api/user/me', '/api/asset/{id}'], '/api/asset/{id}'],
				[['/ztna/tenant/root/api/user/me', '/ztna/tenant/root/api/asset'], '/api/asset'],
				[['/v1/user/me', '/v1/asset'], '/api/asset'],
				[['/v1/user/me', '/v2/asset'], '/v2/asset'],
				[['/v1/user/me', '/v10/asset'], '/v10/asset'],
			],
			([known, path]) => {
				const { pathOf, isProven } = detected([known, `/deeper${known}`, path]);
				expect(isProven).toBe(true);
				return pathOf(path);
			},
		);
	});

	test('is otherwise taken from the document, where that fits', async () => {
		await expectRows<[rest: Json, path: string, base?: URL]>(
			[
				[[{ servers: [{ url: 'http://internal:8080/ztna/tenant/root/api' }] }, '/asset'], '/api/asset'],
				[[{ servers: [{ url: '/ztna/tenant/root/api/' }] }, '/asset'], '/api/asset'],
				[[{ swagger: '2.0', openapi: undefined, basePath: '/ztna/tenant/root/rest' }, '/asset'], '/rest/asset'],
				[[{ servers: [{ url: 'https://vendor.test/elsewhere' }] }, '/asset'], '/asset'],
				[[{ servers: [{ url: 'https://{host}/{path}' }] }, '/asset'], '/asset'],
				[[{ servers: [{}] }, '/asset'], '/asset'],
				[[{ servers: [] }, '/ztna/tenant/root/api/asset'], '/api/asset'],
				[[{}, '/asset'], '/asset'],
				// Also for a base without a path.
				[[{ servers: [{ url: '/api' }] }, '/asset', new URL('https://vendor.test')], '/api/asset'],
				[[{}, '/asset', new URL('https://vendor.test')], '/asset'],
			],
			([rest, path, base]) => {
				const { pathOf, isProven } = detected([path], rest, base);
				expect(isProven).toBe(false);
				return pathOf(path);
			},
		);
	});
});
