import {
	startTwelvePort,
	type TwelvePortOptions,
	type TwelvePortSimulator,
} from '../../simulators/twelve-port/index.cts';
import { clientOf } from './twelve-port-client.cts';
import { everyRow } from './rows.cts';

const LIST = '/api/workflow/request/list';
let simulator: TwelvePortSimulator;
const start = async (options: TwelvePortOptions = {}) => {
	simulator = await startTwelvePort(options);
	return clientOf(simulator);
};

const stop = async () => await simulator.stop();
afterEach(stop);

describe('the documented calls', () => {
	it('are below tenant and space', async () => {
		const client = await start({ tenant: 'contoso', space: 'branch' });
		expect(simulator.url).toBe(`${simulator.origin}/ztna/contoso/branch`);
		expect((await client.get('/api/user/me')).status).toBe(200);
	});

	it('include the root container in the context, which has asset types with name and id', async () => {
		const client = await start();
		const { space } = await client.json<{ space: { rid: string } }>('/api/user/context');
		expect(space.rid).toBe(simulator.rootContainerId);
		const types = await client.json<Array<{ id: string; name: string }>>(`/api/asset/listTypes/${space.rid}`);
		expect(types).toEqual(simulator.assetTypes);
		for (const { id, name } of types)
			expect([id, name]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.any(String)]);
		expect((await client.get('/api/asset/listTypes/unknown')).status).toBe(404);
	});

	it('export the taxonomy with PUT, as JSON or as CSV', async () => {
		const client = await start();
		const types = async () => (await client.send('PUT', '/api/taxonomy/export')).headers.get('content-type');
		expect(await types()).toBe('application/json');
		simulator.change({ taxonomyAs: 'csv' });
		expect(await types()).toBe('text/csv');
		expect((await client.get('/api/taxonomy/export')).status).toBe(405);
	});

	it('can list asset types in any other shape, page by page', async () => {
		const client = await start({ typesShape: 'page' });
		const page = await client.json(`/api/asset/listTypes/${simulator.rootContainerId}?page=1&size=4`);
		expect(page).toMatchObject({ totalElements: 6, number: 1, content: simulator.assetTypes.slice(4) });
		simulator.change({ typesShape: 'cursor' });
		expect((await client.get(`/api/asset/listTypes/${simulator.rootContainerId}?cursor=x`)).status).toBe(400);
	});
});

describe('a token', () => {
	it('is a JWT with issuer, user and expiry, or without expiry', async () => {
		await start({ now: () => 1_000_000_000_000, tokenLifetimeSeconds: 60 });
		const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()) as object;
		expect(claims(simulator.token)).toMatchObject({ iss: '/ztna/acme', sub: 'automation', exp: 1_000_000_060 });
		expect(claims(simulator.issueToken({ lifetimeSeconds: Infinity }))).not.toHaveProperty('exp');
		expect(claims(simulator.issueToken({ claims: { exp: 'soon' } }))).toHaveProperty('exp', 'soon');
	});

	it('is refused when missing, unknown, disabled, expired or revoked', async () => {
		let time = 1_000_000_000_000;
		await start({ now: () => time, tokenLifetimeSeconds: 60 });
		const status = async (token?: string) => (await clientOf(simulator, token).get('/api/user/me')).status;
		const other = await startTwelvePort();
		const statuses = [
			(await fetch(`${simulator.url}/api/user/me`)).status,
			await status(other.token),
			await status(simulator.issueToken({ isEnabled: false })),
			await status(simulator.issueToken({ lifetimeSeconds: -1 })),
		];
		await other.stop();
		expect(statuses).toEqual([401, 401, 401, 401]);
		expect(await status()).toBe(200);
		time += 60_000;
		expect(await status()).toBe(401);
		const renewed = simulator.issueToken();
		expect(await status(renewed)).toBe(200);
		simulator.revokeTokens();
		expect(await status(renewed)).toBe(401);
		expect(simulator.unauthorized).toBe(6);
	});

	it('of a user without the permission gets the same answer as a wrong one, or 403', async () => {
		const client = await start({ forbidden: ['/api/asset/'] });
		const path = `/api/asset/listTypes/${simulator.rootContainerId}`;
		const [forbidden, bad] = [await client.get(path), await clientOf(simulator, 'bad').get(path)];
		const shown = async (response: Response) => ({ ...((await response.json()) as object), timestamp: '' });
		expect([forbidden.status, await shown(forbidden)]).toEqual([bad.status, await shown(bad)]);
		expect((await client.get('/api/user/me')).status).toBe(200);
		simulator.change({ forbiddenStatus: 403 });
		expect((await client.get(path)).status).toBe(403);
		simulator.change({ forbidden: [] });
		expect((await client.get(path)).status).toBe(200);
	});
});

describe('an unknown path', () => {
	it('gets the login page of the portal outside of the API', async () => {
		await everyRow(
			['/ztna/acme/root', '/ztna/other/root/api/user/me', '/ztna/acme/branch/api/user/me', '/'],
			async (path) => {
				const client = await start();
				const page = await client.get(simulator.origin + path);
				expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html;charset=UTF-8']);
				expect(await page.text()).toContain('<form');
			},
			stop,
		);
	});

	it('below the API gets an error in the configured shape', async () => {
		await everyRow(
			[
				['spring', { status: 404, error: 'Not Found', path: '/api/nothing' }],
				['problem', { status: 404, title: 'Not Found', instance: '/api/nothing' }],
			] as const,
			async ([errorShape, body]) => {
				const client = await start({ errorShape });
				const answer = await client.get('/api/nothing');
				expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining(body)]);
			},
			stop,
		);
	});

	it('can get an error that is not JSON', async () => {
		await everyRow(
			[
				['text', 'Not Found'],
				['html', expect.stringContaining('<html>')],
				['empty', ''],
			] as const,
			async ([errorShape, body]) => {
				const client = await start({ errorShape });
				const answer = await client.get('/api/nothing');
				expect([answer.status, await answer.text()]).toEqual([404, body]);
			},
			stop,
		);
	});
});

describe('access requests', () => {
	it('are pending when added, and immediately first in the list', async () => {
		const client = await start();
		const added = simulator.addAccessRequest({ reason: 'Incident' });
		const { content } = await client.json<{ content: unknown[] }>(`${LIST}?status=PENDING&size=1`);
		expect(content).toEqual([added]);
		expect(added).toMatchObject({ status: 'PENDING', reason: 'Incident' });
		expect(await client.json(`/api/workflow/request/${added.id}`)).toEqual(added);
		expect(simulator.accessRequests.at(-1)).toEqual(added);
	});

	it('can be approved or rejected once, and are then no longer pending', async () => {
		const client = await start();
		const [one, two] = [simulator.addAccessRequest(), simulator.addAccessRequest()];
		const answer = async (id: string, verb: string) =>
			await client.send('PUT', `/api/workflow/request/${id}/${verb}`, { comment: 'fine' });
		const approved = await answer(one.id, 'approve');
		expect([approved.status, await approved.json()]).toEqual([200, { ...one, status: 'APPROVED', comment: 'fine' }]);
		expect((await answer(two.id, 'reject')).status).toBe(200);
		expect((await answer(two.id, 'approve')).status).toBe(409);
		expect((await answer('unknown', 'approve')).status).toBe(404);
		const { status } = simulator.accessRequests.find(({ id }) => id === two.id)!;
		expect(status).toBe('REJECTED');
	});

	it('can be changed by a test', async () => {
		const client = await start();
		const [first] = simulator.accessRequests;
		simulator.updateAccessRequest(first.id, { status: 'REJECTED', id: 'other' });
		expect(await client.json(`/api/workflow/request/${first.id}`)).toMatchObject({ id: first.id, status: 'REJECTED' });
		expect(() => simulator.updateAccessRequest('unknown', {})).toThrow('No access request unknown');
	});

	it('can be created, approved and used by agents', async () => {
		const client = await start();
		const made = await client.send('POST', '/api/mcp/requests', { reason: 'Rotation', status: 'APPROVED' });
		const { id, status } = (await made.json()) as { id: string; status: string };
		expect([made.status, status]).toEqual([201, 'PENDING']);
		expect((await client.send('POST', `/api/mcp/requests/${id}/approve`)).status).toBe(200);
		const credential = await client.json(`/api/mcp/assets/${simulator.assets[0].id}/credential`);
		expect(credential).toEqual({ username: 'svc', password: expect.any(String) });
		expect((await client.get('/api/mcp/assets/unknown/credential')).status).toBe(404);
	});
});

describe('assets', () => {
	it('can be created, changed and read', async () => {
		const client = await start();
		const fields = { name: 'web-new', parentId: simulator.rootContainerId, typeId: simulator.assetTypes[0].id };
		const created = await client.send('POST', '/api/asset/create', { ...fields, id: 'mine' });
		const asset = (await created.json()) as { id: string };
		expect([created.status, asset]).toEqual([201, expect.objectContaining(fields)]);
		expect(asset.id).not.toBe('mine');
		simulator.updateAsset(asset.id, { name: 'renamed' });
		expect(await client.json(`/api/asset/${asset.id}`)).toMatchObject({ name: 'renamed' });
		expect((await client.send('POST', '/api/asset/create', { name: 'x' })).status).toBe(400);
		expect((await client.send('POST', '/api/asset/create', [])).status).toBe(400);
		expect(() => simulator.updateAsset('unknown', {})).toThrow('No asset unknown');
	});

	it('return the request as received, with its styles and encodings', async () => {
		const client = await start();
		const { query, path } = await client.json('/api/asset/find?repeated=a&repeated=b&commas=a,b&range[from]=1');
		expect([query, path]).toEqual(['repeated=a&repeated=b&commas=a%2Cb&range%5Bfrom%5D=1', '/api/asset/find']);
		expect((await client.json('/api/asset/a%2Fb/members/x,y')).path).toBe('/api/asset/a%2Fb/members/x,y');
	});

	it('have answers without a body, and some that are not JSON', async () => {
		const client = await start();
		expect((await client.send('DELETE', '/api/asset/any/tags/pci')).status).toBe(204);
		expect((await client.get('/api/report/connections')).headers.get('content-type')).toBe('text/csv');
	});
});

describe('a simulator', () => {
	it('has the same data for the same seed, and other data for another seed', async () => {
		await start();
		const [more, other] = [await startTwelvePort({ accessRequests: 1000 }), await startTwelvePort({ seed: 2 })];
		expect(more.accessRequests.slice(-100)).toEqual([...simulator.accessRequests]);
		expect(other.assets[0].id).not.toBe(simulator.assets[0].id);
		await Promise.all([more.stop(), other.stop()]);
	});

	it('has a million records without computing them', async () => {
		const before = process.hrtime.bigint();
		const client = await start({ accessRequests: 1_000_000 });
		const { content } = await client.json<{ content: Array<{ id: string }> }>(`${LIST}?page=999999&size=1`);
		expect(content[0].id).toBe(simulator.accessRequests[0].id);
		expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(1000);
	});

	it('has no limit by default, and answers 429 over a configured limit', async () => {
		const client = await start({ now: () => 0 });
		const get = async () => await client.get('/api/user/me');
		for (let count = 0; count < 20; count++) expect((await get()).status).toBe(200);
		simulator.setRate(1);
		simulator.resetCounters();
		const [first, second] = [await get(), await get()];
		expect([first.status, second.status, second.headers.has('retry-after')]).toEqual([200, 429, false]);
		expect([simulator.refused, simulator.peakRequestsPerSecond]).toEqual([1, 2]);
		simulator.setRate(Infinity);
		expect((await get()).status).toBe(200);
	});

	it('can send Retry-After, applies faults, and resets its log', async () => {
		const client = await start({ requestsPerSecond: 0, retryAfterSeconds: 2 });
		expect((await client.get('/api/user/me')).headers.get('retry-after')).toBe('2');
		simulator.setRate(Infinity);
		simulator.setFaults([{ path: '/ztna/acme/root/api/user', answer: { status: 503 } }]);
		expect((await client.get('/api/user/me')).status).toBe(503);
		expect((await client.get('/api/user/me')).status).toBe(200);
		expect(simulator.connections).toBeGreaterThan(0);
		simulator.resetCounters();
		expect([simulator.requests, simulator.refused, simulator.connections]).toEqual([[], 0, 0]);
	});
});
