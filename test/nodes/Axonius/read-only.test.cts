/** Where a read-only credential draws the line: API v1 has the asset types beside all its other calls. */
import { legacyRequest } from '../../harness/request.cts';
import { caught } from '../../harness/caught';
import { by, tenant } from './setting.cts';

const READ_ONLY = { readOnly: true };

test('assets of any type can be read with API v2, and of the known types with v1', async () => {
	const asked: unknown[] = [];
	for (const version of ['v2', 'v1'] as const) {
		const { run, edit, vendor } = await tenant(version, { devices: 3 });
		edit(READ_ONLY);
		for (const type of ['devices', 'users', 'firewalls', 'a_new_type']) {
			const { error } = await run({ resource: 'asset', operation: 'getAll', assetType: by('id', type) });
			const told = error as { message?: string; description?: string } | undefined;
			const isRefused = told?.message?.includes(`POST /api/${type} is refused, because`);
			asked.push([version, type, isRefused ? told?.description?.split('this one. ')[1] : 'sent']);
		}
		expect(vendor.requests.filter(({ path }) => path === '/api/a_new_type')).toEqual([]);
	}
	const advice = 'With API V1, only assets of the types that this package knows can be read. V2 reads all of them.';
	expect(asked).toEqual([
		...['devices', 'users', 'firewalls', 'a_new_type'].map((type) => ['v2', type, 'sent']),
		...['devices', 'users', 'firewalls'].map((type) => ['v1', type, 'sent']),
		['v1', 'a_new_type', advice],
	]);
});

test('what looks like a list of v1 and is none is not sent, by the HTTP Request node either', async () => {
	const { credentials, edit, vendor } = await tenant('v1');
	edit(READ_ONLY);
	for (const path of [
		'factory_reset',
		'enforcements',
		'devices/destroy',
		'users/labels',
		'queries/devices',
		'x/count',
	]) {
		const uri = `${vendor.url}/api/${path}`;
		const { message } = await caught(legacyRequest(credentials, { uri, method: 'POST', body: {}, json: true }));
		expect(message).toContain(`POST /api/${path} is refused`);
	}
	expect(vendor.requests).toEqual([]);
});
