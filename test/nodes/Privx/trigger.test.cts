import type { IDataObject } from 'n8n-workflow';
import { isEmpty } from '../../../core/errors/sentences';
import { tenant } from './setting.cts';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
const keys = (rows: IDataObject[]) => rows.map(({ dedupeKey }) => dedupeKey);

/** An installation whose records reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('A trigger for connections that are opened', () => {
	const OPENED = { event: 'connectionOpened' };

	test('reads them sorted by their start, with an exact count', async () => {
		const { vendor, poll, asked } = await lively();
		const memory = {};
		await poll(OPENED, memory);
		const { id } = vendor.addConnection();
		expect(keys((await poll(OPENED, memory)).json)).toEqual([`privx:${id}`]);
		expect(asked()[0]).toMatchObject({
			path: '/connection-manager/api/v1/connections/search',
			query: { sortkey: 'connected', sortdir: 'ASC', fuzzycount: 'false', verbose: 'false' },
		});
	});

	test('has the filters of the list, and raw records with Output Raw', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { ...OPENED, output: 'raw', filters: { types: ['RDP'], tags: 'seen', userRoles: 'auditors' } };
		await poll(parameters, memory);
		const user_roles = [{ id: 'r', name: 'auditors' }];
		const wanted = vendor.addConnection({ type: 'RDP', tags: ['seen'], user_roles });
		vendor.addConnection({ type: 'SSH', tags: ['seen'], user_roles });
		vendor.addConnection({ type: 'RDP', tags: [], user_roles });
		vendor.addConnection({ type: 'RDP', tags: ['seen'], user_roles: [] });
		const { json } = await poll(parameters, memory);
		expect(json).toEqual([expect.objectContaining({ id: wanted.id, user_roles })]);
	});
});

describe('A trigger for connections that are closed', () => {
	const CLOSED = { event: 'connectionClosed' };

	test('outputs each once when it ends, even after a long time', async () => {
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
});

test('A manual test shows five of the newest of any event, simplified, with time and key, and remembers nothing', async () => {
	const { poll } = await lively();
	for (const [event, time] of [
		['accessRequest', 'created'],
		['auditEvent', 'created'],
		['connectionClosed', 'disconnected'],
		['connectionOpened', 'connected'],
	]) {
		const memory = {};
		const { json, error } = await poll({ event }, memory, { mode: 'manual' });
		expect([event, error, json.length]).toEqual([event, undefined, 5]);
		for (const row of json) {
			expect(Object.keys(row)).toHaveLength(10);
			expect(row[time]).toEqual(expect.any(String));
			expect(row.dedupeKey).toMatch(/^privx:./);
		}
		expect(memory).toEqual({});
	}
});

test('Request States must not be empty', async () => {
	const { vendor, poll } = await tenant();
	const { error } = await poll({ event: 'accessRequest', requestStates: [] }, {});
	expect(error?.message).toContain(isEmpty('Request States').message);
	expect(vendor.requests).toEqual([]);
});
