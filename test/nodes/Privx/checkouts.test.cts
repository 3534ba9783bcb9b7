/** Passwords that are checked out, and rotated. */
import type { IDataObject } from 'n8n-workflow';
import { ids, tenant, by } from './setting.cts';

const checkout = (operation: string, more: IDataObject = {}) => ({ resource: 'checkout', operation, ...more });

test('Create returns the checkout; its password only with Output Raw', async () => {
	const { vendor, run } = await tenant();
	const host = vendor.addHost({ common_name: 'vault-01', principals: [{ principal: 'root' }] });
	for (const output of ['simplified', 'raw']) {
		const { json, hints } = await run(checkout('create', { accountPath: by('name', 'root@vault-01'), output }));
		const made = vendor.checkouts.at(-1)!;
		expect(json).toEqual([expect.objectContaining({ id: made.id, username: 'root', path: made.path })]);
		expect([output, JSON.stringify(json).includes(made.secrets[0].secret)]).toEqual([output, output === 'raw']);
		expect(JSON.stringify(hints).includes('password of a checkout is hidden')).toBe(output === 'simplified');
		expect(made.host.id).toBe(host.id);
	}
});

test('an account can be given by host address, and with an @ of its own', async () => {
	const { vendor, run } = await tenant();
	vendor.addHost({ addresses: ['10.99.0.1'], principals: [{ principal: 'svc@corp' }] });
	const { json, error } = await run(checkout('create', { accountPath: 'svc@corp@10.99.0.1' }));
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({ username: 'svc@corp' });
});

test('an answer without a checkout is an error that says where to look', async () => {
	const { vendor, run } = await tenant();
	vendor.setFaults([
		{ method: 'POST', pathPattern: 'checkouts$', answer: { status: 200, body: { count: 0, items: [] } } },
	]);
	const { error } = await run(checkout('create', { accountPath: by('id', 'hosts/x/root') }));
	expect(error).toMatchObject({
		message: expect.stringContaining('no checkout'),
		description: expect.stringContaining('Get Many'),
	});
});

test('Release ends the checkout', async () => {
	const { vendor, run } = await tenant();
	const [{ id }] = vendor.checkouts;
	expect((await run(checkout('release', { checkoutId: by('id', id) }))).json).toEqual([{ id, released: true }]);
	expect(ids(vendor.checkouts)).not.toContain(id);
});

test('Rotate Password starts it once for each input item, and an unknown account is an error', async () => {
	const { vendor, run, asked } = await tenant();
	const { id, common_name: name } = vendor.addHost({ principals: [{ principal: 'root' }] });
	const rotate = { resource: 'host', operation: 'rotatePassword', hostId: by('name', name), account: 'root' };
	const { json } = await run(rotate, { items: [{ json: {} }, { json: {} }] });
	expect(json).toEqual([1, 2].map(() => ({ host_id: id, account: 'root', started: true })));
	expect(asked().map(({ method, path }) => `${method} ${path}`)).toEqual([
		'POST /host-store/api/v1/hosts/search',
		...[1, 2].map(() => `POST /secrets-manager/api/v1/rotate/${id}/root`),
	]);
	expect((await run({ ...rotate, account: 'nobody' })).error?.message).toContain('HTTP 404');
});
