/** Output OCSF in the nodes: what is asked of the server, what the triggers on connections say, and what n8n hides. */
import type { IDataObject } from 'n8n-workflow';
import { Privx } from '../../../nodes/Privx/Privx.node';
import { PrivxTrigger } from '../../../nodes/Privx/PrivxTrigger.node';
import { shown } from '../../harness/shown.cts';
import { by, tenant } from './setting.cts';

const OCSF = { output: 'ocsf' };
const PASSPHRASE = 'h0st-c4nary-4711';

test('connections are read with the copies of user and host, as for Raw, in every operation and trigger', async () => {
	const { vendor, run, poll, asked } = await tenant();
	const connection = { resource: 'connection', ...OCSF };
	const { json } = await run({ ...connection, operation: 'get', connectionId: by('id', vendor.connections[0].id) });
	expect(json[0]).toMatchObject({
		actor: { user: { email_addr: expect.stringContaining('@corp.example') as string } },
	});
	await run({ ...connection, operation: 'getAll', limit: 1 });
	await run({ ...connection, operation: 'export', format: 'ndjson' });
	for (const event of ['connectionOpened', 'connectionClosed']) await poll({ event, ...OCSF }, {}, { mode: 'manual' });
	expect(new Set(asked().map(({ query }) => query.verbose))).toEqual(new Set(['true']));
});

test('the trigger on opened connections says that one was opened, even if it is closed by now', async () => {
	const { vendor, poll } = await tenant();
	const memories: Record<string, IDataObject> = { connectionOpened: {}, connectionClosed: {} };
	const events = async (event: string) =>
		(await poll({ event, ...OCSF }, memories[event])).json.map(({ activity_id, time, metadata }) => [
			activity_id,
			time,
			(metadata as IDataObject).uid,
		]);
	for (const event of Object.keys(memories)) expect(await events(event)).toEqual([]);
	const { id } = vendor.addConnection({ type: 'SSH' });
	const { connected, disconnected } = vendor.closeConnection(id);
	expect(await events('connectionOpened')).toEqual([[1, Date.parse(connected), `privx:${id}`]]);
	expect(await events('connectionClosed')).toEqual([[2, Date.parse(disconnected!), `privx:${id}:closed`]]);
});

test('the trigger on access requests says that a role was granted, even if it is revoked by now; lists say the latter', async () => {
	const { vendor, run, poll } = await tenant({ endTime: Date.now() });
	const said = ({ activity_name, metadata }: IDataObject) => [activity_name, (metadata as IDataObject).uid];
	const memory = {};
	const decided = async () =>
		(await poll({ event: 'accessRequest', requestStates: ['decided'], ...OCSF }, memory)).json.map(said);
	expect(await decided()).toEqual([]);
	const { id } = vendor.addAccessRequest({ status: 'APPROVED', steps: [], target_role_revoked: true });
	expect(await decided()).toEqual([['Assign Privileges', `privx:${id}:APPROVED`]]);
	const get = { resource: 'accessRequest', operation: 'get', accessRequestId: by('id', id), ...OCSF };
	expect((await run(get)).json.map(said)).toEqual([['Revoke Privileges', `privx:${id}:REVOKED`]]);
});

test('n8n hides the old and new values that an audit event has of a changed host, in every output', async () => {
	const { vendor, run } = await tenant({ auditEvents: 0 });
	const modifications = JSON.stringify({ 'Principals.0.Passphrase': { old_value: '', new_value: PASSPHRASE } });
	vendor.addAuditEvent(802, { hostID: 'h1', modifications });
	for (const output of ['simplified', 'raw', 'ocsf']) {
		const { items } = await run({ resource: 'auditEvent', operation: 'getAll', returnAll: true, output });
		expect([output, JSON.stringify(items)]).toEqual([output, expect.stringContaining(PASSPHRASE)]);
		const { sensitiveOutputFields } = new Privx().description;
		expect(JSON.stringify(shown(items, sensitiveOutputFields))).not.toContain(PASSPHRASE);
	}
});

test('n8n hides passphrases of accounts in what an event does not map, of hosts and of connections', async () => {
	const { vendor, run, poll } = await tenant();
	const [{ id }] = vendor.hosts;
	const principals = [{ principal: 'root', passphrase: PASSPHRASE }];
	vendor.updateHost(id, { principals });
	vendor.addConnection({ target_host_data: { id, principals } });
	const host = await run({ resource: 'host', operation: 'get', hostId: by('id', id), ...OCSF });
	const opened = await poll({ event: 'connectionOpened', ...OCSF }, {}, { mode: 'manual' });
	for (const [items, { description }] of [
		[host.items, new Privx()],
		[opened.items!, new PrivxTrigger()],
	] as const) {
		expect(JSON.stringify(items)).toContain(PASSPHRASE);
		expect(JSON.stringify(shown(items, description.sensitiveOutputFields))).not.toContain(PASSPHRASE);
	}
});
