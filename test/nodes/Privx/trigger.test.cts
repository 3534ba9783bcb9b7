import type { IDataObject } from 'n8n-workflow';
import { tenant } from './setting.cts';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
const keys = (rows: IDataObject[]) => rows.map(({ dedupeKey }) => dedupeKey);

/** An installation whose records reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('A trigger for connections that are opened', () => {
	const OPENED = { event: 'connectionOpened' };

	test('starts with what is new from then on: nothing old, then each new one once', async () => {
		const { vendor, poll, asked } = await lively();
		const memory = {};
		expect((await poll(OPENED, memory)).items).toBeNull();
		const { id } = vendor.addConnection();
		expect((await poll(OPENED, memory)).json).toEqual([
			expect.objectContaining({ id, status: 'CONNECTED', dedupeKey: `privx:${id}` }),
		]);
		expect((await poll(OPENED, memory)).items).toBeNull();
		expect(asked()[0]).toMatchObject({
			path: '/connection-manager/api/v1/connections/search',
			query: { sortkey: 'connected', sortdir: 'ASC', fuzzycount: 'false', verbose: 'false' },
		});
	});

	test('hands on one that appears late, once, as far as the look-back goes', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll(OPENED, memory);
		vendor.addConnection();
		await poll(OPENED, memory);
		const late = vendor.addConnection({ connected: ago(40) });
		vendor.addConnection({ connected: ago(300) });
		expect(keys((await poll(OPENED, memory)).json)).toEqual([`privx:${late.id}`]);
		expect((await poll(OPENED, memory)).items).toBeNull();
	});

	test('has the filters of the list, and raw records when asked for', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { ...OPENED, simplify: false, filters: { types: ['RDP'], tags: 'seen', userRoles: 'auditors' } };
		await poll(parameters, memory);
		const user_roles = [{ id: 'r', name: 'auditors' }];
		const wanted = vendor.addConnection({ type: 'RDP', tags: ['seen'], user_roles });
		vendor.addConnection({ type: 'SSH', tags: ['seen'], user_roles });
		vendor.addConnection({ type: 'RDP', tags: [], user_roles });
		vendor.addConnection({ type: 'RDP', tags: ['seen'], user_roles: [] });
		const { json } = await poll(parameters, memory);
		expect(json).toEqual([expect.objectContaining({ id: wanted.id, user_roles })]);
	});

	test('loses and doubles nothing when the second page fails', async () => {
		const { vendor, poll } = await lively({ connections: 0 });
		const memory: IDataObject = {};
		await poll(OPENED, memory);
		const wanted = Array.from({ length: 1_200 }, () => `privx:${vendor.addConnection().id}`);
		const before = JSON.stringify(memory);
		vendor.setFaults([{ query: { offset: '1000' }, times: 'always', answer: { status: 500 } }]);
		const options = { maxItems: 5_000 };
		const failed = await poll({ ...OPENED, options }, memory);
		expect(failed.error?.message).toContain('SSH PrivX, look for opened connections: the service is not able');
		expect(JSON.stringify(memory)).toBe(before);
		vendor.setFaults([]);
		expect(keys((await poll({ ...OPENED, options }, memory)).json).sort()).toEqual(wanted.sort());
		expect((await poll(OPENED, memory)).items).toBeNull();
	});
});

describe('A trigger for connections that are closed', () => {
	const CLOSED = { event: 'connectionClosed' };

	test('hands each on once when it ends, however long it was open', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const old = vendor.addConnection({ connected: ago(5_000) });
		const young = vendor.addConnection();
		expect((await poll(CLOSED, memory)).items).toBeNull();
		vendor.closeConnection(young.id);
		vendor.closeConnection(old.id);
		const { json } = await poll(CLOSED, memory);
		expect(keys(json).sort()).toEqual([`privx:${old.id}:closed`, `privx:${young.id}:closed`].sort());
		for (const { disconnected } of json) expect(disconnected).toEqual(expect.any(String));
		expect((await poll(CLOSED, memory)).items).toBeNull();
	});

	test('hands a backlog on in portions, oldest end first, until none is left', async () => {
		const { vendor, poll } = await lively({ connections: 0 });
		const memory = {};
		const parameters = { ...CLOSED, options: { maxItems: 4 } };
		await poll(parameters, memory);
		const ends = [25, 3, 18, 7, 29, 12, 1, 21, 9, 15];
		for (const minutes of ends) vendor.addConnection({ connected: ago(30 - minutes / 2), disconnected: ago(minutes) });
		const portions = [await poll(parameters, memory), await poll(parameters, memory), await poll(parameters, memory)];
		expect(portions.map(({ json }) => json.length)).toEqual([4, 4, 2]);
		const times = portions.flatMap(({ json }) => json.map(({ disconnected }) => Date.parse(String(disconnected))));
		expect(times).toEqual([...times].sort((a, b) => a - b));
		expect((await poll(parameters, memory)).items).toBeNull();
	});
});

describe('A manual test of the trigger', () => {
	test.each([
		['accessRequest', 'created'],
		['auditEvent', 'created'],
		['connectionClosed', 'disconnected'],
		['connectionOpened', 'connected'],
	])('for %s shows five of the newest, simplified, and remembers nothing', async (event, time) => {
		const { poll } = await lively();
		const memory = {};
		const { json, error } = await poll({ event }, memory, { mode: 'manual' });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(5);
		for (const row of json) {
			expect(Object.keys(row)).toHaveLength(11);
			expect(row[time]).toEqual(expect.any(String));
			expect(row.dedupeKey).toMatch(/^privx:./);
		}
		expect(memory).toEqual({});
	});

	test('says what to do when none of the latest records matches, and does not read all of them', async () => {
		const { poll, asked } = await lively({ auditEvents: 9_000 });
		const { error } = await poll({ event: 'auditEvent', filters: { codes: ['9999'] } }, {}, { mode: 'manual' });
		expect(error?.message).toContain('none of the latest records matches the filters');
		expect(asked().length).toBeLessThan(8);
	});
});

describe('An active trigger', () => {
	test('starts afresh when the filters change, without a flood', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const event = 'connectionOpened';
		await poll({ event }, memory);
		vendor.addConnection({ type: 'SSH' });
		const filters = { types: ['SSH', 'RDP'] };
		expect((await poll({ event, filters }, memory)).items).toBeNull();
		const next = vendor.addConnection({ type: 'RDP' });
		expect(keys((await poll({ event, filters }, memory)).json)).toEqual([`privx:${next.id}`]);
	});

	test.each([
		[
			'too many requests',
			{ status: 429, headers: { 'retry-after': '400' } },
			{ cause: 'rate-limited', retryAfterMs: 400_000 },
		],
		['a service that is down', { status: 503 }, { cause: 'temporarily-unavailable' }],
		['a missing permission', { status: 403 }, { cause: 'configuration-invalid' }],
	])('tells n8n why it fails, so that it can back off: %s', async (_, answer, failure) => {
		const { poll } = await tenant({ faults: [{ pathPattern: 'requests/search', times: 'always', answer }] });
		const memory = {};
		expect((await poll({}, memory)).error).toMatchObject({ failure });
		expect(memory).toEqual({});
	});

	test.each<[IDataObject, string]>([
		[{ event: 'toString' }, '"toString" is nothing that this trigger can watch'],
		[{ event: 'accessRequest', requestStates: [] }, 'Request States is empty'],
		[{ event: 'accessRequest', requestStates: ['new'] }, 'Request States has "new"'],
		[{ event: 'accessRequest', filters: { scope: 'mine' } }, 'Scope is "mine"'],
		[{ event: 'auditEvent', filters: { severities: ['high'] } }, 'Severities is "high"'],
		[{ options: { lookBackMinutes: -1 } }, 'Look Back (Minutes) is -1 where a number from 0 is due'],
		[{ options: { maxItems: 0 } }, 'Max Items per Poll is 0'],
		[{ options: { startFrom: 'soon' } }, 'Start From is not a date and time'],
		[{ simplify: 'perhaps' }, 'Simplify is a string'],
	])('refuses a setting that cannot be meant: %j', async (parameters, words) => {
		const { vendor, poll } = await tenant();
		const { error } = await poll(parameters as never, {});
		expect(error?.message).toContain(words);
		expect(error).toMatchObject({ name: 'NodeOperationError' });
		expect(vendor.requests).toEqual([]);
	});
});
