import { startPrivx, type Host, type PrivxOptions, type PrivxSimulator } from '../../simulators/privx/index.cts';
import { logIn, type ListBody } from './privx-client.cts';
import { everyRow } from './rows.cts';

let simulator: PrivxSimulator;
const start = async (options: PrivxOptions = {}) => {
	simulator = await startPrivx({ tls: false, ...options });
	return await logIn(simulator);
};
const HOSTS = '/host-store/api/v1/hosts';
const smallest = { common_name: 'new-host', addresses: ['10.0.0.1'] };

const stop = async () => await simulator.stop();
afterEach(stop);

it('a host is created with 201 and its id, in the first access group, with Go zero values in other fields', async () => {
	const client = await start();
	const { status, body } = await client.send<{ id: string }>('POST', HOSTS, smallest);
	expect([status, Object.keys(body)]).toEqual([201, ['id']]);
	expect(await client.get(`${HOSTS}/${body.id}`)).toMatchObject({
		...smallest,
		disabled: 'FALSE',
		tags: [],
		access_group_id: simulator.accessGroups[0].id,
	});
	expect(simulator.hosts).toHaveLength(61);
});

it('a host without a required field is refused', async () => {
	await everyRow(
		[
			[{ addresses: ['10.0.0.1'] }, 'common_name'],
			[{ common_name: 'x' }, 'addresses'],
		],
		async ([body, property]) => {
			const client = await start();
			expect(await client.send('POST', HOSTS, body)).toMatchObject({
				status: 400,
				body: { error_code: 'REQUIRED_VALUE_MISSING', property },
			});
		},
		stop,
	);
});

it('PUT of a host removes all that is not in the body, except id, creation and whether it is disabled', async () => {
	const client = await start();
	const before = simulator.updateHost(simulator.hosts[3].id, { comment: 'keep me', disabled: 'BY_ADMIN' });
	const { status, body } = await client.send('PUT', `${HOSTS}/${before.id}`, smallest);
	expect([status, body]).toEqual([200, undefined]);
	const after = await client.get<Host>(`${HOSTS}/${before.id}`);
	expect(after).toMatchObject({ ...smallest, id: before.id, created: before.created, disabled: 'BY_ADMIN' });
	expect([after.comment, after.tags, after.principals]).toEqual(['', [], []]);
});

it('a host is disabled and enabled with an empty answer; the field is a text', async () => {
	const client = await start();
	const { id } = simulator.hosts[0];
	const disabled = async () => (await client.get<Host>(`${HOSTS}/${id}`)).disabled;
	expect(await client.send('PUT', `${HOSTS}/${id}/disabled`, { disabled: true })).toMatchObject({ status: 200 });
	expect(await disabled()).toBe('BY_ADMIN');
	await client.send('PUT', `${HOSTS}/${id}/disabled`, { disabled: false });
	expect(await disabled()).toBe('FALSE');
	expect((await client.send('PUT', `${HOSTS}/${id}/disabled`, { disabled: 'yes' })).status).toBe(400);
});

it('a host is removed by DELETE from lists, counts and single reads', async () => {
	const client = await start();
	const { id } = simulator.hosts[5];
	expect(await client.send('DELETE', `${HOSTS}/${id}`)).toMatchObject({ status: 200, body: undefined });
	expect((await client.send('DELETE', `${HOSTS}/${id}`)).status).toBe(404);
	const { count, items } = await client.get<ListBody>(`${HOSTS}?limit=1000`);
	expect([count, items.length, simulator.hosts.length]).toEqual([59, 59, 59]);
	expect(items.map((host) => host.id)).not.toContain(id);
});

it('a search of hosts compares fields, and words in all fields', async () => {
	const client = await start();
	const search = async (body: unknown) => (await client.post<ListBody>(`${HOSTS}/search?limit=1000`, body)).items;
	const [host] = simulator.hosts;
	expect(await search({ common_name: [host.common_name] })).toEqual([host]);
	expect(await search({ keywords: host.addresses[0] })).toEqual([host]);
	expect(await search({ disabled: 'BY_ADMIN' })).toHaveLength(
		simulator.hosts.filter(({ disabled }) => disabled === 'BY_ADMIN').length,
	);
	const ssh = await search({ service: ['SSH'], port: [22] });
	expect(ssh.length).toBeGreaterThan(5);
	expect(ssh.every((found) => JSON.stringify(found.services).includes('"SSH"'))).toBe(true);
	const group = simulator.accessGroups[1].id;
	const ofGroup = await search({ access_group_ids: [group] });
	expect(new Set(ofGroup.map((found) => found.access_group_id))).toEqual(new Set([group]));
	expect(await search({ keywords: 'no such host anywhere' })).toEqual([]);
});

it('a host is resolved by service, address and port, and all tags are listed', async () => {
	const client = await start();
	const [host] = simulator.hosts;
	const [{ service, address, port }] = host.services as Array<Record<string, unknown>>;
	expect(await client.post(`${HOSTS}/resolve`, { service, address, port })).toMatchObject({ id: host.id });
	expect((await client.send('POST', `${HOSTS}/resolve`, { service, address, port: 1 })).status).toBe(404);
	expect((await client.get<ListBody<string>>(`${HOSTS}/tags`)).items).toContain('env=production');
});

it('changes of hosts by a test are visible immediately', async () => {
	const client = await start({ hosts: 0 });
	const added = simulator.addHost({ common_name: 'late-host' });
	expect((await client.get<ListBody>(HOSTS)).items).toEqual([added]);
	simulator.updateHost(added.id, { comment: 'changed' });
	expect(await client.get(`${HOSTS}/${added.id}`)).toMatchObject({ comment: 'changed', created: added.created });
	expect(() => simulator.updateHost('no-such-id', {})).toThrow('No record');
});
