import type { IDataObject } from 'n8n-workflow';
import type { Host } from '../../../simulators/privx/index.cts';
import { chosen, list, within, type Case } from './filter-cases.cts';
import { ids, tenant } from './setting.cts';

const HOSTS: Array<[string, Case<Host>]> = [
	['nothing', { filters: {}, sent: () => undefined, due: () => true }],
	[
		'empty texts, which mean all',
		{ filters: { keywords: '', tags: '', addresses: ' , ' }, sent: () => undefined, due: () => true },
	],
	[
		'an access group',
		{
			filters: ({ accessGroups }) => ({ accessGroupIds: [accessGroups[1].id] }),
			sent: ({ accessGroups }) => ({ access_group_ids: [accessGroups[1].id] }),
			due: (host, { accessGroups }) => host.access_group_id === accessGroups[1].id,
		},
	],
	[
		'addresses separated by commas',
		{
			filters: ({ hosts }) => ({ addresses: `${hosts[3].addresses[0]}, ${hosts[7].addresses[0]}` }),
			sent: ({ hosts }) => ({ address: [hosts[3].addresses[0], hosts[7].addresses[0]] }),
			due: (host, { hosts }) => [hosts[3].id, hosts[7].id].includes(host.id),
		},
	],
	[
		'services, in upper or lower case',
		{
			filters: { services: ['rdp', 'VNC'] },
			sent: () => ({ service: ['RDP', 'VNC'] }),
			due: ({ services }) => ['RDP', 'VNC'].includes(String((services as IDataObject[])[0].service)),
		},
	],
	[
		'a cloud provider',
		{
			filters: { cloudProviders: ['AWS'] },
			sent: () => ({ cloud_providers: ['AWS'] }),
			due: ({ cloud_provider }) => cloud_provider === 'AWS',
		},
	],
	[
		'a tag',
		{ filters: { tags: 'tier=1' }, sent: () => ({ tags: ['tier=1'] }), due: ({ tags }) => tags.includes('tier=1') },
	],
	[
		'a name',
		{
			filters: ({ hosts }) => ({ commonNames: hosts[4].common_name }),
			sent: ({ hosts }) => ({ common_name: [hosts[4].common_name] }),
			due: ({ id }, { hosts }) => id === hosts[4].id,
		},
	],
	[
		'a role',
		{
			filters: ({ roles }) => ({ roleIds: roles[3].id }),
			sent: ({ roles }) => ({ role: [roles[3].id] }),
			due: ({ principals }, { roles }) =>
				((principals as IDataObject[])[0].roles as IDataObject[]).some(({ id }) => id === roles[3].id),
		},
	],
	[
		'disabled hosts, in n8n',
		{ filters: { disabled: 'yes' }, sent: () => undefined, due: ({ disabled }) => disabled !== 'FALSE' },
	],
	[
		'hosts in use, in n8n',
		{ filters: { disabled: 'no' }, sent: () => undefined, due: ({ disabled }) => disabled === 'FALSE' },
	],
];

describe('Hosts', () => {
	test('can be filtered by each field, with the names of the service, or in n8n where it cannot search', async () => {
		const { vendor, run, bodies, asked } = await tenant({ hosts: 120 });
		for (const [name, one] of HOSTS) {
			vendor.resetCounters();
			const { json, error } = await run(list('host', chosen(one, vendor)));
			const due = vendor.hosts.filter((host) => one.due(host, vendor));
			expect(due.length).toBeGreaterThan(0);
			expect([name, error, ids(json).sort()]).toEqual([name, undefined, ids(due).sort()]);
			const sent = one.sent(vendor);
			expect([name, bodies()]).toEqual([name, sent === undefined ? [] : [sent]]);
			expect(asked()[0].method).toBe(sent === undefined ? 'GET' : 'POST');
		}
	});

	test('that do not match are left out in n8n where the service ignores a filter', async () => {
		const { vendor, run } = await tenant({ hosts: 50 });
		const items = JSON.parse(JSON.stringify(vendor.hosts)) as Host[];
		vendor.setFaults([{ pathPattern: 'hosts/search', times: 'always', answer: { patch: { count: 50, items } } }]);
		const { json } = await run(list('host', { services: ['RDP'], tags: 'tier=1' }));
		const due = vendor.hosts.filter(
			({ services, tags }) => (services as IDataObject[])[0].service === 'RDP' && tags.includes('tier=1'),
		);
		expect(ids(json)).toEqual(ids(due));
	});
});

describe('Access requests can be filtered by', () => {
	test('status, role and user, in n8n', async () => {
		const { vendor, run, bodies } = await tenant({ accessRequests: 150 });
		const [one] = vendor.accessRequests;
		const filters = { statuses: 'approved, denied', roleIds: one.requested_role.id, targetUserIds: one.target_user.id };
		const { json } = await run(list('accessRequest', filters));
		const due = vendor.accessRequests.filter(
			({ status, requested_role, target_user }) =>
				status !== 'WAITING' && requested_role.id === one.requested_role.id && target_user.id === one.target_user.id,
		);
		expect(ids(json).sort()).toEqual(ids(due).sort());
		expect(bodies()).toEqual([{}, {}]);
	});

	test('time, of which only the start is sent: it is not known which time the service compares', async () => {
		const { vendor, run, bodies } = await tenant();
		const filters = { createdAfter: '2026-01-15T11:40:00Z', createdBefore: '2026-01-15T11:50:00Z' };
		const { json } = await run(list('accessRequest', filters));
		expect(ids(json).sort()).toEqual(
			ids(vendor.accessRequests.filter(({ created }) => within(created, '11:40', '11:50'))).sort(),
		);
		expect(json.length).toBeGreaterThan(5);
		expect(bodies()).toEqual([{ start_time: '2026-01-15T11:40:00.000Z' }]);
	});
});

test('Roles can be filtered by name, permission and access group, in n8n', async () => {
	const { vendor, run, asked } = await tenant();
	const [, , role] = vendor.roles;
	const find = async (filters: IDataObject) => ids((await run(list('role', filters))).json);
	expect(await find({ names: `${role.name.toUpperCase()}, nobody` })).toEqual([role.id]);
	const {
		permissions: [permission],
	} = role;
	expect((await find({ permissions: permission })).sort()).toEqual(
		ids(vendor.roles.filter(({ permissions }) => permissions.includes(permission))).sort(),
	);
	expect(await find({ accessGroupIds: [role.access_group_id] })).toContain(role.id);
	for (const { method, path } of asked()) expect([method, path]).toEqual(['GET', '/role-store/api/v1/roles']);
});

test('Users can be filtered by words, directory and ID', async () => {
	const { vendor, run, bodies } = await tenant();
	const user = vendor.users[5];
	const filters = { keywords: user.principal, source: user.source, userIds: user.id };
	expect(ids((await run(list('user', filters))).json)).toEqual([user.id]);
	expect(bodies()).toEqual([{ keywords: user.principal, source: user.source, user_id: [user.id] }]);
});
