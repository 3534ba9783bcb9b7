import type { Session } from '../../../core/http/session';
import { ApiError } from '../../../core/errors/api-error';
import { ForeignLinkError } from '../../../core/errors/foreign-link-error';
import { ResponseError } from '../../../core/errors/response-error';
import { TransportError } from '../../../core/errors/transport-error';
import { catalogOf } from '../../../core/openapi/catalog';
import type { OpenApiDocument } from '../../../core/openapi/document';
import { findDocuments } from '../../../core/openapi/find-documents';

/** Answers with documents, each of which describes its own path. */
const documents = (...paths: string[]) =>
	Object.fromEntries(paths.map((path) => [path, { openapi: '3.0.3', info: {}, paths: { [path]: { get: {} } } }]));
let clock = 0;

/** A service that answers some paths, and others with 404. */
function service(answers: Record<string, unknown>) {
	const asked: string[] = [];
	const session = {
		access: { base: new URL('https://own.test/'), owner: 'owner' },
		clock: { monotonic: () => clock },
		async send({ path }: { path: string }) {
			asked.push(path);
			const body = Object.hasOwn(answers, path) ? answers[path] : new ApiError({ status: 404 });
			if (body instanceof Error) throw body;
			return { body, bytes: path.includes('huge') ? 1e9 : 100 };
		},
	};
	return { session: session as unknown as Session, asked };
}

const locations = (...rows: string[][]) => ({ rows, advice: 'Look elsewhere.' });
const pathsOf = (found: OpenApiDocument[]) => found.flatMap(({ paths }) => Object.keys(paths));
const found = async (answers: Record<string, unknown>, ...rows: string[][]) =>
	pathsOf(await findDocuments(service(answers).session, locations(...rows)));

describe('Documents are searched for', () => {
	test('row by row, the best of a row first', async () => {
		const { session, asked } = service({ ...documents('/b', '/c', '/d') });
		const hits = await findDocuments(session, locations(['/a'], ['/x', '/b', '/c'], ['/d']));
		expect(pathsOf(hits)).toEqual(['/b']);
		expect(asked).toEqual(['/a', '/x', '/b', '/c']);
	});

	test('behind an index, all of them', async () => {
		const index = {
			configUrl: '/never',
			urls: [
				{ name: 'a', url: '/a?x=1' },
				{ name: 'b', url: 'https://own.test/b' },
			],
		};
		expect(await found({ '/index': index, ...documents('/a?x=1', '/b') }, ['/index'])).toEqual(['/a?x=1', '/b']);
	});

	test('behind a description that leads to an index, and no further', async () => {
		const deep = { '/1': { url: './2' }, '/2': { url: '/3' }, '/3': { url: '/4' }, ...documents('/4') };
		expect(await found({ ...deep, ...documents('/3') }, ['/1'])).toEqual(['/3']);
		await expect(found(deep, ['/1'])).rejects.toThrow('JSON that is not an OpenAPI document');
	});

	test('not deeper than three levels, and only under known names', async () => {
		const odd = {
			a: { b: { c: { url: '/d' } } },
			count: 5,
			none: null,
			homepage: '/d',
			url: 'see the manual',
			list: [{ url: 5 }],
		};
		await expect(found({ '/odd': odd, ...documents('/d') }, ['/odd'])).rejects.toThrow('no OpenAPI document');
	});

	test('never on another origin, and the message says so', async () => {
		const index = { urls: [{ url: 'https://other.test/a' }] };
		await expect(found({ '/index': index }, ['/index'])).rejects.toThrow('was not sent to https://other.test');
		expect(await found({ '/index': { urls: [...index.urls, { url: '/a' }] }, ...documents('/a') }, ['/index'])).toEqual(
			['/a'],
		);
	});

	test('not at another address that the service redirects to', async () => {
		const redirect = new ForeignLinkError('https://own.test', 'https://other.test');
		await expect(found({ '/a': redirect, '/b': [] }, ['/a'], ['/b'])).rejects.toBe(redirect);
		expect(await found({ '/a': redirect, ...documents('/b') }, ['/a'], ['/b'])).toEqual(['/b']);
	});

	test('but a web page is none, and the message names it', async () => {
		const page = new ResponseError('the answer is a web page, not JSON');
		await expect(found({ '/a': page }, ['/a'])).rejects.toThrow('no OpenAPI document was found: a web page, not JSON');
	});

	test('without success, and the message counts the reasons', async () => {
		const answers = { '/list': [], ...documents('/huge'), '/none': undefined, '/odd': { swagger: '1.2' } };
		const search = findDocuments(
			service(answers).session,
			locations(['/x', '/y'], ['/list', '/huge', '/none', '/odd']),
		);
		await expect(search).rejects.toMatchObject({
			message: expect.stringMatching(
				/^no OpenAPI document was found: 6 paths were tried \(2 × HTTP 404, 2 × no JSON object, 1 × a document that is too large, 1 × the answer is not an OpenAPI document/,
			),
			description: 'Look elsewhere.',
		});
	});

	test('no further when the service does not answer', async () => {
		const gone = new TransportError({ message: 'nobody there', transient: true });
		await expect(found({ '/a': gone, ...documents('/b') }, ['/a'], ['/b'])).rejects.toBe(gone);
	});
});

describe('The catalog', () => {
	const source = (row: string[]) => ({ ...locations(row), pathMapping: () => (path: string) => `/api${path}` });

	test('has the operations of all documents, each once, with their paths below the base', async () => {
		const [first, other] = [{ get: {} }, { get: { summary: 'again' }, put: {} }].map((things) => ({
			openapi: '3.0.3',
			paths: { '/things': things },
		}));
		const { session } = service({ '/both': { urls: [{ url: '/a' }, { url: '/b' }] }, '/a': first, '/b': other });
		const operations = await catalogOf(session, source(['/both']));
		expect(operations.map(({ key, path, summary }) => [key, path, summary])).toEqual([
			['GET /api/things', '/api/things', ''],
			['PUT /api/things', '/api/things', ''],
		]);
	});

	test('is cached for ten minutes', async () => {
		const { session, asked } = service(documents('/kept'));
		const read = async (isFresh?: boolean) => await catalogOf(session, source(['/kept']), isFresh);
		const first = await read();
		clock += 599_999;
		expect(await read()).toBe(first);
		await read(true);
		clock += 600_000;
		await read();
		expect(asked).toHaveLength(3);
	});
});
