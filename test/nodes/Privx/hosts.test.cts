import type { IDataObject } from 'n8n-workflow';
import { isEmpty, mustBe, notAnOption, unexpected } from '../../../core/errors/sentences';
import { by, tenant, unknownId } from './setting.cts';

const host = (operation: string, more: IDataObject = {}) => ({ resource: 'host', operation, ...more });

const NEW = {
	commonName: 'web-77',
	addresses: '10.7.7.7, web-77.example.test',
	services: {
		service: [
			{ service: 'SSH', address: '', port: 2222 },
			{ service: 'WEB', address: '10.7.7.8', port: 443 },
		],
	},
	accounts: {
		account: [{ principal: 'root', passphrase: 'p4ssphr4se-canary', roleIds: `${unknownId(1)}, ${unknownId(2)}` }],
	},
	additionalFields: { tags: 'dmz, web', auditEnabled: true, otherFields: '{ "zone": "3" }' },
};

describe('Get of a host', () => {
	test('returns ten fields that say how to reach it, or all of them', async () => {
		const { vendor, run, asked } = await tenant();
		const [wanted] = vendor.hosts;
		const simple = await run(host('get', { hostId: by('id', wanted.id) }));
		const [{ service, address, port }] = wanted.services as Array<Record<string, unknown>>;
		expect(simple.json).toEqual([
			{
				id: wanted.id,
				common_name: wanted.common_name,
				addresses: wanted.addresses,
				services: [`${service} ${address}:${port}`],
				accounts: [(wanted.principals as IDataObject[])[0].principal],
				tags: wanted.tags,
				access_group_id: wanted.access_group_id,
				disabled: wanted.disabled !== 'FALSE',
				updated: wanted.updated,
				dedupeKey: `privx:${wanted.id}`,
			},
		]);
		const raw = await run(host('get', { hostId: by('list', wanted.id), output: 'raw' }));
		expect(raw.json).toEqual([JSON.parse(JSON.stringify(wanted))]);
		expect(asked()[0]).toMatchObject({ method: 'GET', path: `/host-store/api/v1/hosts/${wanted.id}` });
	});

	test('reports an answer that is not a host', async () => {
		const { run, vendor } = await tenant();
		for (const [body, words] of [
			[{ name: 'x' }, 'the answer is not a host: it has no id'],
			[[], unexpected([], 'a host').message],
		] as const) {
			vendor.setFaults([{ path: '/host-store', answer: { status: 200, body } }]);
			expect((await run(host('get', { hostId: by('id', unknownId()) }))).error?.message).toContain(words);
		}
	});
});

describe('Create of a host', () => {
	test('sends name, addresses, services and accounts, and returns the new ID', async () => {
		const { vendor, run, bodies } = await tenant();
		const { json, error } = await run(host('create', NEW));
		expect(error).toBeUndefined();
		expect(json).toEqual([{ id: vendor.hosts.at(-1)!.id, common_name: 'web-77', success: true }]);
		expect(bodies()).toEqual([
			{
				common_name: 'web-77',
				addresses: ['10.7.7.7', 'web-77.example.test'],
				services: [
					{ service: 'SSH', address: '10.7.7.7', port: 2222, source: 'UI' },
					{ service: 'WEB', address: '10.7.7.8', port: 443, source: 'UI' },
				],
				principals: [
					{
						principal: 'root',
						passphrase: 'p4ssphr4se-canary',
						source: 'UI',
						roles: [{ id: unknownId(1) }, { id: unknownId(2) }],
					},
				],
				tags: ['dmz', 'web'],
				audit_enabled: true,
				zone: '3',
			},
		]);
	});

	test('shows no passphrase and no secret from Other Fields, even if the service repeats them', async () => {
		const otherFields = {
			principals: 'none',
			services: [{ service: 'WEB', auth: { password: 'p4ssw0rd-canary', private_key: 'k3y-canary' } }],
		};
		const { vendor, run } = await tenant();
		for (const [said, parameters, shown] of [
			['bad principal p4ssphr4se-canary', NEW, 'bad principal ***'],
			['bad p4ssw0rd-canary, bad k3y-canary', { ...NEW, additionalFields: { otherFields } }, 'bad ***, bad ***'],
		] as const) {
			const answer = { status: 400, body: { error_message: said } };
			vendor.setFaults([{ method: 'POST', path: '/host-store', times: 'always', answer }]);
			const { error } = await run(host('create', parameters));
			expect(error?.message).toContain(shown);
			expect(JSON.stringify(error) + String(error?.stack)).not.toMatch(/p4ss|k3y/);
		}
	});

	test('is refused before anything is sent where a value is wrong', async () => {
		const { vendor, run } = await tenant();
		const services = (service: string, port: number) => ({ services: { service: [{ service, address: '', port }] } });
		const rows: Array<[IDataObject, string]> = [
			[services('SSH', 70_000), mustBe('Port', 'a whole number from 1 to 65535', 70_000).message],
			[services('GOPHER', 70), notAnOption('Service', 'GOPHER', []).message],
			[{ additionalFields: { accessGroupId: '' } }, isEmpty('Access Group Name or ID').message],
			[{ accounts: { account: [{ principal: '', passphrase: '', roleIds: '' }] } }, isEmpty('Account Name').message],
			[{ additionalFields: { otherFields: '[1]' } }, mustBe('Other Fields', 'a JSON object', [1]).message],
		];
		for (const [change, words] of rows) {
			const { error } = await run(host('create', { ...NEW, ...change }));
			expect(error?.message).toContain(`SSH PrivX, create a host: ${words}`);
		}
		expect(vendor.requests).toEqual([]);
	});
});

describe('Update of a host', () => {
	test('changes only the given fields and keeps all others, also unknown ones', async () => {
		const { vendor, run, bodies } = await tenant();
		const added = vendor.addHost({ common_name: 'old-name', tags: ['a'], brand_new_field: { deep: [1] } });
		const before = JSON.parse(JSON.stringify(added)) as IDataObject;
		const updateFields = { commonName: 'new-name', tags: 'b, c', otherFields: { zone: '9' } };
		const { json, error } = await run(host('update', { hostId: by('id', added.id), updateFields }));
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{ id: added.id, common_name: 'new-name', changed: ['common_name', 'tags', 'zone'], success: true },
		]);
		const after = JSON.parse(JSON.stringify(vendor.hosts.find(({ id }) => id === added.id))) as IDataObject;
		const changed = { common_name: 'new-name', tags: ['b', 'c'], zone: '9' };
		expect(after).toEqual({ ...before, ...changed, updated: after.updated, updated_by: after.updated_by });
		expect(bodies()).toEqual([{ ...before, ...changed }]);
	});

	test('writes long numbers back with the digits that they had', async () => {
		const { vendor, run, asked } = await tenant();
		const record =
			'{"id":"h1","common_name":"a","serial":7615917337495251231,"deep":[{"n":-9007199254740993}],"f":0.5}';
		vendor.setFaults([
			{ pathPattern: `hosts/${unknownId()}$`, times: 'always', answer: { status: 200, body: record } },
		]);
		const { error } = await run(host('update', { hostId: by('id', unknownId()), updateFields: { zone: '1' } }));
		expect(error).toBeUndefined();
		expect(asked().at(-1)).toMatchObject({ method: 'PUT', body: record.replace(/}$/, ',"zone":"1"}') });
	});

	test('is refused before anything is sent where nothing is changed, or a required field is emptied', async () => {
		const { vendor, run } = await tenant();
		const rows: Array<[IDataObject, string]> = [
			[{}, 'there is nothing to change'],
			[{ addresses: '' }, isEmpty('Addresses').message],
			[{ commonName: '={{ "" }}' }, isEmpty('Common Name').message],
		];
		for (const [updateFields, words] of rows) {
			const { error } = await run(host('update', { hostId: by('id', 'x'), updateFields }));
			expect(error?.message).toContain(words);
		}
		expect(vendor.requests).toEqual([]);
	});

	test('shows no passphrase of the host that it sends back', async () => {
		const { vendor, run } = await tenant();
		const added = vendor.addHost({ principals: [{ principal: 'root', passphrase: 'p4ssphr4se-canary', roles: [] }] });
		const answer = { status: 422, body: { error_message: 'p4ssphr4se-canary is too short' } };
		vendor.setFaults([{ method: 'PUT', times: 'always', answer }]);
		const { error } = await run(host('update', { hostId: by('id', added.id), updateFields: { zone: '1' } }));
		expect(error?.message).toContain('*** is too short');
	});
});

test('Disable or Enable returns a useful item for an empty answer', async () => {
	for (const [disabled, before, stored] of [
		[true, 'FALSE', 'BY_ADMIN'],
		[false, 'BY_LICENSE', 'FALSE'],
	] as const) {
		const { vendor, run, bodies } = await tenant();
		const added = vendor.addHost({ disabled: before });
		const { json } = await run(host('setDisabled', { hostId: by('id', added.id), disabled }));
		expect(json).toEqual([{ id: added.id, disabled, success: true }]);
		expect(vendor.hosts.at(-1)!.disabled).toBe(stored);
		expect(bodies()).toEqual([{ disabled }]);
	}
});

test('Delete removes the host and returns its ID', async () => {
	const { vendor, run } = await tenant();
	const { id } = vendor.hosts[5];
	expect((await run(host('delete', { hostId: by('id', id) }))).json).toEqual([{ id, deleted: true }]);
	expect(vendor.hosts.map((left) => left.id)).not.toContain(id);
	expect((await run(host('delete', { hostId: by('id', id) }))).error?.message).toContain('did not find this record');
});

test('An ID is sent as one segment of the path', async () => {
	const { vendor, run } = await tenant();
	for (const operation of ['get', 'delete']) {
		const request = { resource: 'accessRequest', operation };
		await run({ ...request, accessRequestId: by('id', 'a/../b?c') });
		expect(vendor.requests.at(-1)!.path).toContain('/workflow-engine/api/v1/requests/a%2F..%2Fb%3Fc');
		vendor.resetCounters();
		const { error } = await run({ ...request, accessRequestId: by('id', '..') });
		expect(error).toMatchObject({ name: 'NodeOperationError' });
		expect(vendor.requests).toEqual([]);
	}
});
