import { onBoth } from './both.cts';
import { tenant } from './setting.cts';

const SEND = { resource: 'apiRequest', operation: 'send' };
const WIPING = [
	...['/assets/devices/destroy', 'devices/destroy/', '/users/DESTROY?x=1', '/devices/de%73troy', '/factory_reset'],
	...['/factory%5Freset#x', '/devices/destroy/.', '/devices/destroy/x/%2e%2e', '/devices\\destroy'],
	...['/devices/de\tstroy', '/devices/destroy;x=1', '/devices/%2564estroy', '/devices/destroy%09'],
	...[
		'/devices%2Fdestroy',
		'//factory_reset',
		'///factory_reset',
		'\\\\factory_reset',
		'/\tfactory_reset',
		'/x//destroy',
	],
	...['/factory%255Freset', '/ｆactory_reset', '/factory_reset%00', '/devices/de%u0073troy', '/devices/destroy%3Bx=1'],
	...['/de%25252573troy', '/api/v2/devices/destroy', 'api/devices/destroy', '/devices/des%E2%80%8Btroy'],
];

describe('Any request', () => {
	onBoth('reads what the other operations do not cover', async (version) => {
		const { vendor, run } = await tenant(version);
		const path = version === 'v2' ? '/gateways' : '/settings/meta/about';
		const { json } = await run({ ...SEND, path });
		expect(json).toHaveLength(1);
		expect(vendor.requests[0]).toMatchObject({ method: 'GET', path: `/api${version === 'v2' ? '/v2' : ''}${path}` });
	});

	onBoth('sends a body with the content type of the version', async (version) => {
		const { vendor, run } = await tenant(version);
		const body =
			version === 'v2'
				? { page: { limit: 3 } }
				: { data: { type: 'entity_request_schema', attributes: { page: { limit: 3 } } } };
		const path = version === 'v2' ? '/assets/devices' : '/devices';
		const { error, json } = await run({ ...SEND, method: 'POST', path, body: JSON.stringify(body) });
		expect(error).toBeUndefined();
		expect(json[0][version === 'v2' ? 'assets' : 'data']).toHaveLength(3);
		expect(vendor.requests[0].headers['content-type']).toContain(
			version === 'v2' ? 'application/json' : 'vnd.api+json',
		);
	});

	onBoth('that wipes assets or the system is refused before it is sent, in every spelling', async (version) => {
		const { vendor, run } = await tenant(version);
		const told: unknown[] = [];
		for (const path of WIPING) {
			for (const method of ['POST', 'DELETE']) told.push([path, method, (await run({ ...SEND, method, path })).error]);
		}
		const refusal = expect.objectContaining({
			message: expect.stringContaining('deletes all assets or resets the system, and is not sent'),
		});
		expect(told).toEqual(WIPING.flatMap((path) => ['POST', 'DELETE'].map((method) => [path, method, refusal])));
		expect(vendor.requests).toEqual([]);
	});

	onBoth('may be about something that only sounds like it', async (version) => {
		const { vendor, run } = await tenant(version);
		await run({ ...SEND, path: '/queries/destroyed_hosts' });
		expect(vendor.requests).toHaveLength(1);
	});
});
