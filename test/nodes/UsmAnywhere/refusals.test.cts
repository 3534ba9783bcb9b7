import type { INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { by, tenant } from './setting.cts';

const GET = { resource: 'alarm', operation: 'get', alarmId: by('id', '={{ $json.id }}') };
const LIST = { resource: 'alarm', operation: 'getAll' };
const anyUuid = '971918fd-a569-548a-5a80-1ffcda2a8365';

/** Every operation, ready to be sent. */
const OPERATIONS: Array<[string, INodeParameters]> = [
	['get an alarm', { resource: 'alarm', operation: 'get', alarmId: by('id', anyUuid) }],
	['get many alarms', LIST],
	['export alarms', { resource: 'alarm', operation: 'export' }],
	['get the events of an alarm', { resource: 'alarm', operation: 'getEvents', alarmId: by('id', anyUuid) }],
	['get the labels of an alarm', { resource: 'alarm', operation: 'getLabels', alarmId: by('id', anyUuid) }],
	[
		'add a label to an alarm',
		{ resource: 'alarm', operation: 'addLabel', alarmId: by('id', anyUuid), labelId: by('id', 'x') },
	],
	[
		'remove a label from an alarm',
		{ resource: 'alarm', operation: 'removeLabel', alarmId: by('id', anyUuid), labelId: by('id', 'x') },
	],
	['get an event', { resource: 'event', operation: 'get', eventId: by('id', anyUuid) }],
	['get many events', { resource: 'event', operation: 'getAll' }],
	['export events', { resource: 'event', operation: 'export' }],
	['send an API request', { resource: 'apiRequest', operation: 'send', path: '/alarms' }],
];

const REFUSALS: Array<[number, unknown, string, RegExp]> = [
	[
		403,
		{ error: 'access_denied', error_description: 'Managers only' },
		'does not allow this with the credential in use (HTTP 403): Managers only',
		/missing permission/,
	],
	[
		404,
		{ result: 'failure', location: 'x', error: 'Nobody here' },
		'does not know this record (HTTP 404): Nobody here',
		/Check the ID/,
	],
	[429, 'Too Many Requests', 'received too many requests (HTTP 429): Too Many Requests', /Requests per Second/],
	[500, '<html><body><h1>Oops</h1></body></html>', 'is not able to answer now (HTTP 500): Oops', /Try again later/],
	[418, { error: { message: 'teapot' } }, 'refused the request (HTTP 418): teapot', /^$/],
];

describe.each(OPERATIONS)('A refusal of "%s"', (doing, parameters) => {
	test.each(REFUSALS)(
		'with status %i is told with product, operation, reason, item and next step',
		async (status, body, words, advice) => {
			const { run } = await tenant({
				faults: [{ pathPattern: '/api/2.0/(alarms|events)', times: 'always', answer: { status, body } }],
			});
			const { error, items } = await run(parameters);
			expect(items).toEqual([]);
			expect(error?.message).toContain(`USM Anywhere, ${doing}: the service ${words}`);
			expect(error?.message).toMatch(/\[item 0\]$/);
			expect(error).toMatchObject({ name: 'NodeApiError', httpCode: String(status), context: { itemIndex: 0 } });
			expect((error as { description?: string }).description ?? '').toMatch(advice);
			if ([429, 500].includes(status)) expect(error?.message).toMatch(/gave up after \d+ attempts/);
		},
	);
});

describe('Set-up', () => {
	test('a missing credential is told in the words of n8n', async () => {
		const { run, credentials } = await tenant();
		const none = Object.create(credentials, { reference: { value: {} } }) as typeof credentials;
		const { error } = await run(LIST, { credentials: none });
		expect(error?.message).toMatch(/^USM Anywhere, get many alarms: .*credential/i);
		expect(error?.message).not.toContain('unexpected');
	});

	test('an operation that does not exist is told as such', async () => {
		const { run } = await tenant();
		for (const [resource, operation] of [
			['alarm', 'toString'],
			['event', 'close'],
		]) {
			const { error } = await run({ resource, operation });
			expect(error?.message).toBe(
				`USM Anywhere, start: there is no operation "${operation}" for "${resource}" [item 0]`,
			);
			expect(error).toMatchObject({ description: expect.stringContaining('choose Resource and Operation again') });
		}
	});

	test('a wrong secret is told once, with what to check, and is not tried again', async () => {
		const { vendor, run, credentials } = await tenant();
		credentials.edit({ clientSecret: 'mistyped-secret' });
		const { error } = await run(LIST);
		expect(error?.message).toMatch(
			/^USM Anywhere, get many alarms: USM Anywhere refused the login \(HTTP 401\)\. Check Client ID and Client Secret/,
		);
		expect(vendor.rejectedLogins).toBe(1);
	});

	test('an expression that fails is explained by n8n itself', async () => {
		const { run } = await tenant();
		const parameters = { ...GET, alarmId: by('id', '={{ $("No such node").item.json.id }}') };
		const { error } = await run(parameters);
		expect(error?.constructor.name).toBe('ExpressionError');
		const tolerant = await run(parameters, { continueOnFail: true });
		expect(tolerant.json).toEqual([{ error: error?.message }]);
	});
});

describe('Cancelling the execution', () => {
	test.each([
		['a request is under way', { delayMs: 3_000 }],
		['the service has asked for a pause', { status: 429, headers: { 'retry-after': '30' } }],
	])('ends at once while %s, and is not an item even with continue on fail', async (_, answer) => {
		const { vendor, run } = await tenant({
			alarms: 1_000,
			faults: [{ query: { page: '3' }, times: 'always', answer }],
		});
		// Waits take their time here.
		jest
			.spyOn(systemClock, 'sleep')
			.mockImplementation(async (ms) => await new Promise((resolve) => setTimeout(resolve, Number(ms)).unref()));
		const stop = new AbortController();
		const startedAt = Date.now();
		const running = run({ ...LIST, returnAll: true }, { cancel: stop.signal, continueOnFail: true });
		while (!vendor.requests.some(({ query }) => query.get('page') === '3')) await new Promise(setImmediate);
		setTimeout(() => stop.abort(), 20);
		const { error, items } = await running;
		expect(Date.now() - startedAt).toBeLessThan(10_000);
		expect(error?.message).toContain('the execution was cancelled');
		expect(items).toEqual([]);
	});

	test('an export leaves no file behind', async () => {
		const { vendor, run } = await tenant({
			alarms: 1_000,
			faults: [{ query: { page: '3' }, times: 'always', answer: { delayMs: 3_000 } }],
		});
		const stop = new AbortController();
		const running = run({ resource: 'alarm', operation: 'export' }, { cancel: stop.signal, continueOnFail: true });
		while (!vendor.requests.some(({ query }) => query.get('page') === '3')) await new Promise(setImmediate);
		stop.abort();
		const { error, items } = await running;
		expect(error?.message).toContain('the execution was cancelled');
		expect(items).toEqual([]);
	});
});
