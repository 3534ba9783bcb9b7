/** What a read-only credential sends in n8n's HTTP Request node: nothing that any server could take for a change. */
import fc from 'fast-check';
import type { IDataObject, IHttpRequestOptions, IRequestOptions } from 'n8n-workflow';
import { effectOf, type Route } from '../../simulators/kernel/router.cts';
import type { RecordedRequest } from '../../simulators/kernel/request.cts';
import { caught } from '../harness/caught';
import type { CredentialStore } from '../harness/credential-store.cts';
import { legacyRequest, paginatedRequest, request } from '../harness/request.cts';
import { runs } from '../harness/runs.cts';
import { testCredential } from '../harness/test-credential.cts';
import { SUBJECTS } from './all-subjects.cts';
import { connectionsTo, started, stopServers, storeFor } from './setting.cts';
import type { Server, Subject } from './subject.cts';

afterEach(stopServers);

type Send = (store: CredentialStore, options: IHttpRequestOptions & IRequestOptions) => Promise<unknown>;

/** Our nodes and declarative ones; the HTTP Request node, also with paging. */
const WAYS: Record<string, Send> = {
	httpRequestWithAuthentication: async (store, options) => await request(store, options),
	requestWithAuthentication: async (store, options) => await legacyRequest(store, options),
	requestWithAuthenticationPaginated: async (store, { body, ...options }) =>
		await paginatedRequest(store, { ...options, uri: options.uri ?? options.url }, 2, {
			qs: { page: '={{ $pageCount }}' },
			...(body ? { body: body as IDataObject } : {}),
		}),
};

describe.each(SUBJECTS)('%s', (_, subject) => {
	const open = async (fields: Record<string, unknown> = {}) => {
		const server = await started(subject.start());
		return { server, store: storeFor(subject, server, { readOnly: true, ...fields }) };
	};
	const { path } = subject;

	test('is proven by its test, and reads', async () => {
		for (const send of Object.values(WAYS)) {
			const { server, store } = await open();
			expect(await testCredential(store)).toEqual({ status: 'OK', message: 'Connection successful!' });
			await send(store, { method: 'GET', url: new URL(path, server.url).href });
			expect(server.requests.at(-1)).toMatchObject({ path, status: 200 });
		}
	});

	test('refuses a change in words, sends nothing, and makes no login for it', async () => {
		for (const [way, send] of Object.entries(WAYS)) {
			const { server, store } = await open({ accessToken: 'an old token' });
			for (const method of ['POST', 'delete']) {
				const uri = new URL(path, server.url).href;
				const { message, description = '' } = (await caught(
					send(store, { method, uri, url: uri } as never),
				)) as Described;
				const told = `${method.toUpperCase()} ${path} is refused, because this credential is read-only`;
				expect([way, `${message} ${description}`]).toEqual([way, expect.stringContaining(told)]);
				expect([way, `${message} ${description}`]).toEqual([way, expect.stringContaining('have Read Only turned off')]);
			}
			expect([way, connectionsTo(server)]).toEqual([way, 0]);
		}
	});

	test('whatever is sent, no server could take it for a change', async () => {
		// Only 12Port has this field.
		const { server, store } = await open({
			readingOperations: 'PUT /api/asset/search\nPOST /api/mcp/requests/{id}/list',
		});
		const { routes } = server;
		let arrived = 0;
		await fc.assert(
			fc.asyncProperty(attempts(subject, server), async ({ way, options }) => {
				server.resetCounters();
				await WAYS[way](store, structuredClone(options) as never).catch(() => undefined);
				arrived += server.requests.length;
				expect(server.requests.filter((one) => couldChange(routes, one)).map(shown)).toEqual([]);
			}),
			{ numRuns: runs(150) },
		);
		// Else nothing was tried.
		expect(arrived).toBeGreaterThan(runs(150) / 20);
	}, 900_000);
});

type Described = Error & { description?: string };

interface Attempt {
	way: string;
	options: Record<string, unknown>;
}

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'];
/** What a part of a path may be instead of an ID. */
const PARTS = [
	'5',
	'a',
	'devices',
	'users',
	'search',
	'count',
	'queries',
	'enforcements',
	'.',
	'..',
	'%2e%2e',
	'a%2Fb',
	'ä b',
	'',
];
/** Other spellings of a path, which some server may read as the path itself, or as another one. */
const SPELLINGS: Array<(path: string) => string> = [
	(path) => path,
	(path) => path,
	(path) => path,
	(path) => `${path}/`,
	(path) => path.replace(/\/(?=[^/]*$)/, '//'),
	(path) => path.replace(/\/(?=[^/]*$)/, '%2F'),
	(path) => path.replace(/\/(?=[^/]*$)/, '\\'),
	(path) => path.replace(/\/(?=[^/]*$)/, '/./'),
	(path) => path.replace(/\/(?=[^/]*$)/, '/x/../'),
	(path) => path.replace(/\/(?=[^/]*$)/, '/x/%2e%2e/'),
	(path) => path.replace(/\/(?=[^/]*$)/, '/x%2f..%2f'),
	(path) => path.replace(/\/(?=[^/]*$)/, ';v=1/'),
	(path) => path.replace(/[a-z](?=[^a-z]*$)/, (letter) => letter.toUpperCase()),
	(path) => path.replace(/[a-z](?=[^a-z]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
	(path) => path.replace(/[a-z](?=[^a-z]*$)/, (letter) => `%25${letter.charCodeAt(0).toString(16)}`),
	(path) => `${path}%00`,
	(path) => `${path}?x=1`,
	(path) => `${path}#/search`,
	(path) => `${path}.json`,
	(path) => `${path};/search`,
	(path) => `${path}%3f/search`,
	(path) => `${path}/../search`,
	(path) => `/${path}`,
];
const CASES: Array<(method: string) => unknown> = [
	(method) => method,
	(method) => method,
	(method) => method.toLowerCase(),
	(method) => method[0] + method.slice(1).toLowerCase(),
	(method) => ` ${method}`,
	(method) => `${method}\t`,
	(method) => [method],
	() => undefined,
	() => '',
];
const OVERRIDES = ['X-HTTP-Method-Override', 'x-http-method', 'X_Method_Override', ' X-HTTP-METHOD-OVERRIDE '];

/** Requests around the calls that there really are. */
function attempts(subject: Subject, { url, routes }: Server): fc.Arbitrary<Attempt> {
	const { origin } = new URL(url);
	// As a part of a path that reads: a server that decodes it first may come to a call that writes.
	const hidden = routes
		.filter((route) => effectOf(route) === 'write')
		.map(({ pattern }) => encodeURIComponent(`a${'/..'.repeat(9)}${pattern.replace(/:/g, 'a')}?`));
	const part = fc.oneof({ arbitrary: fc.constantFrom(...PARTS), weight: 4 }, fc.constantFrom(...PARTS, ...hidden));
	const target = fc.constantFrom(...routes, { method: 'GET', pattern: subject.path }).chain(({ method, pattern }) =>
		fc.record({
			// Mostly the right one.
			method: fc.oneof(fc.constant(method), fc.constant(method), fc.constantFrom(...METHODS)),
			path: fc.array(part, { minLength: 4, maxLength: 4 }).map((parts) => pattern.replace(/:/g, () => parts.pop()!)),
		}),
	);
	const spelled = fc.record({ target, spelling: fc.constantFrom(...SPELLINGS), letters: fc.constantFrom(...CASES) });
	const shape = fc.constantFrom('url', 'uri', 'both', 'base', 'base of all', 'relative');
	return fc
		.record({
			way: fc.constantFrom(...Object.keys(WAYS)),
			spelled,
			shape,
			headers: fc.dictionary(
				fc.constantFrom(...OVERRIDES, 'X-Original-URL', 'Content-Type', 'Accept'),
				fc.constantFrom('DELETE', 'PUT', 'POST', 'application/json', 'application/x-www-form-urlencoded'),
				{ maxKeys: 1 },
			),
			hidden: fc.constantFrom(undefined, undefined, 'common', 'get', 'post'),
			qs: fc.constantFrom(undefined, {}, { a: 1 }, { _method: 'DELETE' }, { '_METHOD ': 'PUT' }),
			content: fc.constantFrom(
				{},
				{ body: {} },
				{ body: { a: 1 } },
				{ body: 'a=1' },
				{ form: { _method: 'PUT' } },
				{ formData: { a: '1' } },
			),
			json: fc.constantFrom(undefined, true, false),
		})
		.map(
			({
				way,
				spelled: {
					target: { method, path },
					spelling,
					letters,
				},
				shape: form,
				content,
				headers,
				hidden,
				...others
			}) => ({
				way,
				options: {
					...others,
					...content,
					// n8n's client takes those inside of some names for headers as well.
					headers: hidden === undefined ? headers : { [hidden]: headers },
					method: letters(method),
					...addressed(form, origin, spelling(path)),
					simple: false,
					timeout: 2_000,
				},
			}),
		);
}

function addressed(shape: string, origin: string, path: string): Record<string, string> {
	const [, first = '', rest = ''] = /^(\/+[^/]*)(.*)$/.exec(path) ?? [];
	if (shape === 'url') return { url: origin + path };
	if (shape === 'uri') return { uri: origin + path };
	if (shape === 'both') return { url: `${origin}/api/x`, uri: origin + path };
	if (shape === 'base') return { baseURL: origin + first, url: rest };
	return shape === 'relative' ? { url: path } : { baseURL: origin + path };
}

/** Whether a server could take a request for a change, in the most generous reading of its address and of its method. */
function couldChange(routes: readonly Route[], one: RecordedRequest): boolean {
	if (one.reached.effect === 'write') return true;
	const methods = new Set([one.method]);
	for (const [name, value] of [...Object.entries(one.headers), ...one.query]) {
		if (/method/i.test(name)) methods.add(String(value).toUpperCase());
	}
	return [...methods].some((method) =>
		readings(one.path).some((path) => routeOf(routes, method, path)?.effect === 'write'),
	);
}

function readings(path: string): string[] {
	const plain = path.toLowerCase().replace(/%25/g, '%');
	const decoded = plain.replace(/%([0-9a-f]{2})/g, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)));
	const slashed = decoded.replace(/\\/g, '/').replace(/\0/g, '');
	const cut = slashed.replace(/;[^/]*/g, '').split('?')[0];
	const ways = [path, plain, decoded, slashed, cut].flatMap((one) => [one, one.replace(/\/+/g, '/')]);
	return ways.flatMap((one) => [one, resolved(one)]).map((one) => one.replace(/(.)\/$/, '$1'));
}

/** Without the parts that dots take away. */
function resolved(path: string): string {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.') parts.push(part);
	}
	return parts.join('/');
}

function routeOf(routes: readonly Route[], method: string, path: string) {
	const given = path.split('/');
	const found = routes.find((route) => {
		const wanted = route.pattern.toLowerCase().split('/');
		return (
			route.method === method &&
			wanted.length === given.length &&
			wanted.every((part, index) => part === given[index] || (part === ':' && given[index] !== ''))
		);
	});
	return found && { effect: effectOf(found) };
}

function shown({ method, path, headers }: RecordedRequest): string {
	return `${method} ${path} ${JSON.stringify(headers)}`;
}
