import type { Session } from '../../../core/http/session';
import { ApiError } from '../../../core/errors/api-error';
import { TransportError } from '../../../core/errors/transport-error';
import { catalogueOf } from '../../../core/openapi/catalogue';
import { findDocuments } from '../../../core/openapi/find-documents';

const document = { openapi: '3.0.3', info: {}, paths: { '/things': { get: {} } } };
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

const places = (...rows: string[][]) => ({ rows, advice: 'Look elsewhere.' });
const found = async (answers: Record<string, unknown>, ...rows: string[][]) =>
	(await findDocuments(service(answers).session, places(...rows))).map(({ path }) => path);

describe('Documents are looked for', () => {
	test('row by row, the best of a row first', async () => {
		const { session, asked } = service({ '/b': document, '/c': document, '/d': document });
		const hits = await findDocuments(session, places(['/a'], ['/x', '/b', '/c'], ['/d']));
		expect(hits.map(({ path }) => path)).toEqual(['/b']);
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
		expect(await found({ '/index': index, '/a?x=1': document, '/b': document }, ['/index'])).toEqual(['/a?x=1', '/b']);
	});

	test('behind a description that leads to an index, and no further', async () => {
		const deep = { '/1': { url: './2' }, '/2': { url: '/3' }, '/3': { url: '/4' }, '/4': document };
		expect(await found({ ...deep, '/3': document }, ['/1'])).toEqual(['/3']);
		await expect(found(deep, ['/1'])).rejects.toThrow('JSON that is no OpenAPI document');
	});

	test('not deeper than three levels, nor under any name', async () => {
		const odd = { a: { b: { c: { url: '/d' } } }, homepage: '/d', url: 'see the manual', list: [{ url: 5 }] };
		await expect(found({ '/odd': odd, '/d': document }, ['/odd'])).rejects.toThrow('no OpenAPI document');
	});

	test('never on another origin, and the message says so', async () => {
		const index = { urls: [{ url: 'https://other.test/a' }] };
		await expect(found({ '/index': index }, ['/index'])).rejects.toThrow('was not sent to https://other.test');
		expect(await found({ '/index': { urls: [...index.urls, { url: '/a' }] }, '/a': document }, ['/index'])).toEqual([
			'/a',
		]);
	});

	test('in vain, and the message counts why', async () => {
		const answers = { '/list': [], '/huge': document, '/none': undefined, '/odd': { swagger: '1.2' } };
		const search = findDocuments(service(answers).session, places(['/x', '/y'], ['/list', '/huge', '/none', '/odd']));
		await expect(search).rejects.toMatchObject({
			message: expect.stringMatching(
				/^no OpenAPI document was found: 6 places were tried \(2 × HTTP 404, 2 × no JSON object, 1 × a document that is too large, 1 × the answer is no OpenAPI document/,
			),
			description: 'Look elsewhere.',
		});
	});

	test('no longer when the service does not answer at all', async () => {
		const gone = new TransportError({ message: 'nobody there', transient: true });
		await expect(found({ '/a': gone, '/b': document }, ['/a'], ['/b'])).rejects.toBe(gone);
	});
});

describe('The catalogue', () => {
	const source = (row: string[]) => ({ ...places(row), calibrate: () => (path: string) => `/api${path}` });

	test('has the operations of all documents, each once, with their paths below the base', async () => {
		const other = { ...document, paths: { '/things': { get: { summary: 'again' }, put: {} } } };
		const { session } = service({ '/both': { urls: [{ url: '/a' }, { url: '/b' }] }, '/a': document, '/b': other });
		const { operations, paths } = await catalogueOf(session, source(['/both']));
		expect(operations.map(({ key, path }) => [key, path])).toEqual([
			['GET /api/things', '/api/things'],
			['PUT /api/things', '/api/things'],
		]);
		expect(paths).toEqual(['/a', '/b']);
	});

	test('is kept for ten minutes', async () => {
		const { session, asked } = service({ '/kept': document });
		const read = async (isFresh?: boolean) => await catalogueOf(session, source(['/kept']), isFresh);
		const first = await read();
		clock += 599_999;
		expect(await read()).toBe(first);
		await read(true);
		clock += 600_000;
		await read();
		expect(asked).toHaveLength(3);
	});
});
