import { startArmis, type ArmisOptions, type ArmisSimulator } from '../../simulators/armis/index.cts';
import { v1Client } from './armis-client.cts';
import { everyRow } from './rows.cts';

let simulator: ArmisSimulator;
const start = async (options: ArmisOptions = {}) => {
	simulator = await startArmis(options);
	return await v1Client(simulator);
};

const stop = async () => await simulator.stop();
afterEach(stop);

describe('an alert', () => {
	it('accepts a status as a form or as JSON, and sets the time of its change', async () => {
		await everyRow(
			[
				['JSON', { 'content-type': 'application/json' }, JSON.stringify({ status: 'RESOLVED' })],
				['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'status=RESOLVED'],
			],
			async ([, headers, body]) => {
				const now = Date.UTC(2026, 0, 16);
				const { token } = await start({ now: () => now });
				const { alertId } = simulator.addAlert();
				const url = `${simulator.url}/api/v1/alerts/${alertId}/`;
				const response = await fetch(url, { method: 'PATCH', headers: { ...headers, authorization: token }, body });
				expect(response.status).toBe(200);
				expect(simulator.alert(alertId)).toMatchObject({
					status: 'Resolved',
					statusChangeTime: '2026-01-16T00:00:00.000100+00:00',
				});
			},
			stop,
		);
	});

	it('refuses another status and an unknown id with 400', async () => {
		const { send } = await start();
		expect((await send('PATCH', '/alerts/501/', { status: 'OPEN' })).status).toBe(400);
		const unknown = await send('PATCH', '/alerts/9/', { status: 'RESOLVED' });
		expect([unknown.status, await unknown.json()]).toEqual([400, { message: "Alert 9 wasn't found", success: false }]);
	});
});

describe('tags of a device', () => {
	it('are added and, by DELETE with a body, removed', async () => {
		const { send } = await start();
		const { id } = simulator.addDevice({ tags: ['old'] });
		await send('POST', `/devices/${id}/tags/`, { tags: ['one', 'two', 'old'] });
		expect(simulator.device(id).tags).toEqual(['old', 'one', 'two']);
		await send('DELETE', `/devices/${id}/tags/`, { tags: ['one', 'absent'] });
		expect(simulator.device(id).tags).toEqual(['old', 'two']);
	});

	it('are refused without a list and for an unknown device', async () => {
		const { send } = await start();
		expect((await send('POST', `/devices/${simulator.devices[0].id}/tags/`, { tags: 'one' })).status).toBe(400);
		expect((await send('DELETE', `/devices/${simulator.devices[0].id}/tags/`)).status).toBe(400);
		expect((await send('POST', '/devices/1/tags/', { tags: ['one'] })).status).toBe(404);
	});
});

describe('vulnerability matches', () => {
	interface Matches {
		sample: Array<{ cveUid: string; deviceId: number }>;
		paging: { from: number; to: number; next: number | null; total: number };
	}

	it('are listed for several vulnerabilities at once, in pages', async () => {
		const { data } = await start();
		const cves = simulator.vulnerabilities.slice(0, 6).map(({ cveUid }) => cveUid);
		const wanted = simulator.matches.filter(({ cveUid }) => cves.includes(cveUid));
		const found: unknown[] = [];
		for (let from: number | null = 0; from !== null; ) {
			const page: Matches = await data(
				`/vulnerability-match/?vulnerability_ids=${cves.join(',')}&from=${from}&length=7`,
			);
			expect(page.paging.total).toBe(wanted.length);
			found.push(...page.sample);
			from = page.paging.next;
		}
		expect(found).toEqual(wanted);
		expect(wanted.length).toBeGreaterThan(7);
	});

	it('are listed for devices', async () => {
		const { data } = await start();
		const { deviceId } = simulator.matches[0];
		const { sample } = await data<Matches>(`/vulnerability-match/?device_ids=${deviceId}&length=5000`);
		expect(sample).toEqual(simulator.matches.filter((match) => match.deviceId === deviceId));
	});

	it('are as many as the count in the vulnerability', async () => {
		await start();
		for (const { cveUid, affectedDevicesCount } of simulator.vulnerabilities) {
			expect(simulator.matches.filter((match) => match.cveUid === cveUid)).toHaveLength(affectedDevicesCount);
		}
	});

	it('need vulnerabilities or devices, and not both', async () => {
		const { send } = await start();
		expect((await send('GET', '/vulnerability-match/')).status).toBe(400);
		expect((await send('GET', '/vulnerability-match/?vulnerability_ids=a&device_ids=1')).status).toBe(400);
	});
});

describe('other lists', () => {
	it('of boundaries and sites are paged and have the name of their records', async () => {
		const { data } = await start();
		expect(await data('/boundaries/?length=2')).toMatchObject({
			count: 2,
			next: 2,
			total: 3,
			boundaries: simulator.boundaries.slice(0, 2),
		});
		expect(await data('/sites/')).toMatchObject({ sites: [{ name: 'Harbor Plant' }, {}, {}, {}], next: null });
		expect(await data('/boundaries/31/')).toMatchObject({ name: 'Corporate' });
	});

	it('of devices can be searched, or filtered by address', async () => {
		const { data } = await start();
		const { id, ipAddress } = simulator.devices[7];
		const byAddress = await data<{ data: Array<{ id: number }> }>(`/devices/?ip=${ipAddress}`);
		expect(byAddress.data.map((device) => device.id)).toContain(id);
		expect(await data(`/devices/?search=deviceId:(${id})&fields=id`)).toMatchObject({ data: [{ id }], total: 1 });
	});

	it('have no other path and no other method', async () => {
		const { send } = await start();
		expect([(await send('GET', '/nonsense/')).status, (await send('PUT', '/boundaries/')).status]).toEqual([404, 405]);
		expect((await send('GET', '/boundaries/99/')).status).toBe(404);
	});
});

describe('limits and faults', () => {
	it('refuse a request over the limit, in the error shape of its API', async () => {
		const { send } = await start({ now: () => 0, retryAfterSeconds: 3 });
		simulator.setRate(0);
		const v1 = await send('GET', '/boundaries/');
		expect([v1.status, v1.headers.get('retry-after'), await v1.json()]).toEqual([
			429,
			'3',
			{ message: 'Too Many Requests', success: false },
		]);
		const v3 = await fetch(`${simulator.url}/v3/settings/sites`);
		expect(await v3.json()).toEqual({ detail: 'Too Many Requests' });
		expect(simulator.refused).toBe(2);
	});

	it('count all requests, until the counters are reset', async () => {
		const { send } = await start({ now: () => 42 });
		await send('GET', '/boundaries/');
		await send('GET', '/boundaries/');
		expect([simulator.logins, simulator.v1Logins, simulator.v3Logins, simulator.peakRequestsPerSecond]).toEqual([
			1, 1, 0, 2,
		]);
		expect(simulator.connections).toBeGreaterThan(0);
		simulator.resetCounters();
		expect([simulator.logins, simulator.requests.length, simulator.connections]).toEqual([0, 0, 0]);
	});
});
