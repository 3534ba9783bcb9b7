import { Session } from '../../../core/http/session';
import { credentialFor, startVendor, stopVendors } from '../../credentials/usm-anywhere.cts';
import { caught } from '../../harness/caught';
import { hastyClock } from '../../harness/fake-clock.cts';
import { editorContext } from '../../harness/load-options.cts';
import { executeContext } from '../../harness/request.cts';
import { transportTo, usmAnywhere } from './transport.cts';

afterEach(stopVendors);

const probe = (type: string) =>
	({
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Probe' },
			inputs: [],
			outputs: [],
			credentials: [{ name: type, required: true }],
			properties: [],
		},
	}) as unknown as Parameters<typeof editorContext>[0];

test('a session works in any context of n8n, with its own defaults: one minute, the system clock, no pace of the user', async () => {
	const vendor = await startVendor();
	const credentials = credentialFor(vendor);
	const context = editorContext(probe(credentials.type.name), { credentials });
	const session = await Session.open(context, usmAnywhere);
	expect(session.cancelled).toBeUndefined();
	expect((await session.send({ path: '/alarms', query: { size: 1 } })).body).toHaveProperty('page.size', 1);
});

test('a credential that cannot be used is reported when the session is opened, before anything is sent', async () => {
	const vendor = await startVendor();
	const context = executeContext(credentialFor(vendor, { clientId: ' ' }));
	await expect(Session.open(context, usmAnywhere)).rejects.toThrow('the field Client ID of the credential is empty');
	expect(vendor.connections).toBe(0);
});

test('a request is sent with exactly the given content, and accepts JSON', async () => {
	const vendor = await startVendor();
	const session = await transportTo(vendor);
	await Promise.allSettled([
		session.send({
			method: 'POST',
			path: '/alarms/x',
			query: { status: ['open', 'in review'] },
			headers: { 'X-Trace': '1' },
			body: { a: [1] },
		}),
	]);
	const sent = vendor.requests.at(-1)!;
	expect([sent.method, sent.path, sent.query.getAll('status'), sent.body]).toEqual([
		'POST',
		'/api/2.0/alarms/x',
		['open', 'in review'],
		'{"a":[1]}',
	]);
	expect(sent.headers).toMatchObject({
		accept: 'application/json',
		'x-trace': '1',
		'content-type': 'application/json',
	});
});

test('a body arrives complete, also an empty one', async () => {
	const vendor = await startVendor();
	const session = await transportTo(vendor);
	for (const body of [{}, [], [1], { a: 'ä' }]) {
		await Promise.allSettled([session.send({ method: 'PUT', path: '/x', body })]);
		const sent = vendor.requests.at(-1)!;
		expect([sent.headers['content-type'], sent.body]).toEqual(['application/json', JSON.stringify(body)]);
	}
});

test('a long number is a text in an answer, or goes back with its digits where a record is changed', async () => {
	const vendor = await startVendor();
	const session = await transportTo(vendor);
	const record = '{"id":7615917337495251231,"text":"7615917337495251231"}';
	const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: record };
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer }]);
	const { body } = await session.send({ path: '/alarms/x' });
	expect(body).toEqual({ id: '7615917337495251231', text: '7615917337495251231' });
	const { body: exact } = await session.send({ path: '/alarms/x', exact: true });
	await session.send({ method: 'PUT', path: '/alarms/x', body: { ...(exact as object), changed: true } });
	expect(vendor.requests.at(-1)!.body).toBe(record.replace('}', ',"changed":true}'));
});

test("the user's own pace is kept, below the vendor's", async () => {
	const vendor = await startVendor();
	const clock = hastyClock();
	const session = await transportTo(vendor, { clock, requestsPerSecond: 2 });
	for (let request = 0; request < 5; request++) await session.send({ path: '/alarms' });
	expect(clock.elapsed).toBe(2_000);
});

test('the pace of the credential is kept by all its executions, divided by the n8n processes, as soon as it is changed', async () => {
	const vendor = await startVendor();
	const credentials = credentialFor(vendor, { maxRequestsPerSecond: '20', n8nProcesses: '2' });
	const clock = hastyClock();
	const five = async () => {
		const before = clock.elapsed;
		const session = await transportTo(vendor, { clock, credentials });
		for (let request = 0; request < 5; request++) await session.send({ path: '/alarms' });
		return clock.elapsed - before;
	};
	expect(await five()).toBeCloseTo((4 * 1_000) / 9, 0);
	credentials.edit({ maxRequestsPerSecond: 2, n8nProcesses: 1 });
	expect(await five()).toBeGreaterThan(2_000);
	expect(vendor.logins).toBe(1);
});

test('two executions with one credential keep the limit of the vendor together', async () => {
	const vendor = await startVendor({ getsPerSecond: 10_000 });
	const clock = hastyClock();
	const limits = { readsPerSecond: 10 };
	const runs = [
		await transportTo(vendor, { clock, vendor: { limits } }),
		await transportTo(vendor, { clock, vendor: { limits } }),
	];
	for (let request = 0; request < 10; request++)
		await Promise.all(runs.map(async (run) => await run.send({ path: '/alarms' })));
	expect(clock.elapsed).toBeGreaterThan(2_000);
});

test("a token that is refused although the login works is not called a wrong secret; the vendor's own advice comes first", async () => {
	const simulator = await startVendor({
		faults: [{ path: '/api/2.0/alarms', times: 'always', answer: { status: 401 } }],
	});
	const refused = async (vendor?: { advice: Record<number, string> }) =>
		await caught((await transportTo(simulator, { vendor })).send({ path: '/alarms' }));
	expect((await refused({ advice: { 401: 'Ask for the role.' } })).description).toBe('Ask for the role.');
	const { message, description } = await refused();
	expect(message).toBe('the service accepted the login, but refused its access token (HTTP 401)');
	expect(description).toContain('another program logs in with the same key');
	expect(simulator.logins).toBe(1);
});

test('without tokens a 401 is final: sent once, and reported with the words of the answer', async () => {
	const body = { error: 'no such key' };
	const simulator = await startVendor({
		faults: [{ path: '/api/2.0/alarms/x', times: 'always', answer: { status: 401, body } }],
	});
	const session = await transportTo(simulator, { vendor: { onUnauthorized: 'final' } });
	await session.send({ path: '/alarms', query: { size: 1 } });
	simulator.resetCounters();
	await expect(session.send({ method: 'POST', path: '/alarms/x' })).rejects.toThrow('(HTTP 401): no such key');
	expect(simulator.requests).toHaveLength(1);
});

test('a run that is cancelled while it waits for another attempt stops there, and sends nothing more', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: { status: 500 } }]);
	const stop = new AbortController();
	const clock = { ...hastyClock(), sleep: async () => stop.abort() };
	const session = await transportTo(vendor, { clock, cancel: stop.signal });
	await expect(session.send({ path: '/alarms' })).rejects.toThrow('the execution was cancelled');
	expect(vendor.requests.filter(({ path }) => path.endsWith('/alarms'))).toHaveLength(1);
});

test('Read Only that is turned on while a node works holds for its next request', async () => {
	const vendor = await startVendor();
	const credentials = credentialFor(vendor);
	const session = await Session.open(executeContext(credentials), usmAnywhere);
	await session.send({ path: '/alarms', query: { size: 1 } });
	credentials.edit({ readOnly: true });
	const before = vendor.requests.length;
	const label = { method: 'PUT', path: '/alarms/x/labels/y' } as const;
	expect((await caught(session.send(label))).message).toBe(
		'PUT /api/2.0/alarms/x/labels/y is refused, because this credential is read-only',
	);
	expect(vendor.requests).toHaveLength(before);
});
