import { startArmis, type ArmisOptions, type ArmisSimulator } from '../../simulators/armis/index.cts';
import { v1Client } from './armis-client.cts';
import { expectRows } from '../harness/rows';
import { everyRow } from './rows.cts';

let simulator: ArmisSimulator;
const start = async (options: ArmisOptions = {}) => {
	simulator = await startArmis(options);
	return await v1Client(simulator);
};

/** A time as AQL takes it. */
const moment = (time: string) => new Date(time).toISOString().slice(0, 19);

const stop = async () => await simulator.stop();
afterEach(stop);

describe('a search', () => {
	it('is read page by page with next, which is null on the last page', async () => {
		const { page } = await start({ alerts: 25 });
		const pages = [];
		for (let from: number | null = 0; from !== null; from = pages.at(-1)?.next ?? null) {
			pages.push(await page('in:alerts', { from: String(from), length: '10', orderBy: 'time' }));
		}
		expect(pages.map(({ count, next, prev, total }) => [count, next, prev, total])).toEqual([
			[10, 10, null, 25],
			[10, 20, 0, 25],
			[5, null, 10, 25],
		]);
		expect(pages.flatMap(({ results }) => results)).toEqual(simulator.alerts);
	});

	it('finds all records of every entity', async () => {
		await everyRow(
			[
				['alerts', 'alertId', 100],
				['devices', 'id', 120],
				['activity', 'activityUUID', 200],
				['connections', 'id', 200],
				['vulnerabilities', 'cveUid', 40],
				['riskFactors', 'id', 24],
				['auditLog', 'id', 24],
				['auditLogs', 'id', 24],
				['users', 'id', 24],
				['applications', 'id', 24],
			],
			async ([entity, id, total]) => {
				const { page } = await start();
				const { results, ...rest } = await page(`in:${entity}`, { orderBy: id, length: '5000' });
				expect(rest.total).toBe(total);
				expect(new Set(results.map((row) => row[id])).size).toBe(total);
			},
			stop,
		);
	});

	it('returns some rows twice and others never when it is paged without an order', async () => {
		const { page } = await start({ devices: 30 });
		const ids: unknown[] = [];
		for (const from of ['0', '10', '20']) {
			ids.push(...(await page('in:devices', { from, length: '10' })).results.map(({ id }) => id));
		}
		expect(ids).toHaveLength(30);
		expect(new Set(ids).size).toBeLessThan(30);
	});

	it('keeps its default order, newest first, when configured', async () => {
		const { page } = await start({ alerts: 30, isDefaultOrderStable: true });
		const parts = [await page('in:alerts', { length: '20' }), await page('in:alerts', { from: '20', length: '20' })];
		expect(parts.flatMap(({ results }) => results)).toEqual([...simulator.alerts].reverse());
	});

	it('returns only the requested fields, and some fields only on request', async () => {
		const { search } = await start({ devices: 3 });
		const [device] = await search('in:devices', { fields: 'id,serialNumber,nonsense' });
		expect(Object.keys(device)).toEqual(['id', 'serialNumber']);
		expect((await search('in:devices'))[0]).not.toHaveProperty('serialNumber');
	});

	it('returns the default fields where none is named', async () => {
		const { search } = await start({ devices: 3 });
		expect((await search('in:devices', { fields: '' }))[0]).toEqual((await search('in:devices'))[0]);
		expect(Object.keys((await search('in:devices', { fields: '' }))[0]).length).toBeGreaterThan(10);
	});

	it('takes an address in brackets as a value, although it has colons', async () => {
		const { search } = await start({ devices: 0 });
		const { id } = simulator.addDevice({ macAddress: 'aa:bb:cc:00:11:22' });
		simulator.addDevice({ macAddress: 'aa:bb:cc:00:11:23' });
		for (const mac of ['aa:bb:cc:00:11:22', 'AA:BB:CC:00:11:22', 'aa:bb:cc:00:11:22, 00:00:00:00:00:01']) {
			expect((await search(`in:devices macAddress:(${mac})`)).map((device) => device.id)).toEqual([id]);
		}
	});

	it('shows sensor and site of a connection as objects, and finds connections by risk level, site and alert', async () => {
		const { search } = await start();
		const [{ riskLevel, site, sensor }] = await search('in:connections');
		expect([site, sensor]).toEqual([
			{ name: expect.any(String), location: expect.any(String) },
			{ name: expect.any(String), type: expect.any(String) },
		]);
		const { name } = site as { name: string };
		const found = await search(`in:connections riskLevel:${String(riskLevel)} site:"${name}"`);
		expect(found.length).toBeGreaterThan(0);
		for (const one of found) expect(one).toMatchObject({ riskLevel, risk: riskLevel, site: { name } });
		const { alertId } = simulator.alerts.at(-1)!;
		const risks = 'riskLevel:Low,Medium,High,Critical';
		const ofAlert = await search(`in:connections ${risks} activity:(alert:(alertId:(${alertId})))`);
		expect(ofAlert.length).toBeGreaterThan(0);
	});

	it('lowers the length of a page that is too long, as its count shows', async () => {
		const { page } = await start({ maxLength: 50 });
		expect(await page('in:alerts', { length: '5000', orderBy: 'time' })).toMatchObject({
			count: 50,
			next: 50,
			total: 100,
		});
	});

	it('leaves out the total on request', async () => {
		const { page } = await start();
		expect(await page('in:alerts', { includeTotal: 'false' })).not.toHaveProperty('total');
	});

	it('answers a wrong query, order, start or length with 400, and says of a query why', async () => {
		await everyRow(
			[
				['', 'Missing required parameter: aql'],
				['in:nonsense', 'Unknown entity: nonsense'],
				['in:constructor', 'Unknown entity: constructor'],
				['alertId:(5)', 'Unknown entity: none'],
				['in:alerts severity:High', 'Unknown field: severity'],
				['in:alerts title:"open', 'Expected a value'],
				['in:alerts alertId:(5', 'Expected ")"'],
				['in:alerts after:2026-01-15T12:00:00.5', 'after takes a time such as'],
				['in:alerts after:2026-01-15T12:00:00Z', 'after takes a time such as'],
				['in:alerts timeFrame:"a while"', 'timeFrame takes a period such as'],
			],
			async ([aql, words]) => {
				const { send } = await start();
				const response = await send('GET', `/search/?${new URLSearchParams({ aql }).toString()}`);
				expect(response.status).toBe(400);
				expect(await response.json()).toEqual({ message: expect.stringContaining(words), success: false });
			},
			stop,
		);
		await everyRow(
			['orderBy=nonsense', 'orderBy=-time', 'from=x', 'length=0'],
			async (query) => {
				const { send } = await start();
				expect((await send('GET', `/search/?aql=in:alerts&${query}`)).status).toBe(400);
			},
			stop,
		);
	});
});

describe('AQL', () => {
	it('finds what a condition means: quoted values and lists, brackets, quotation marks, and its negation', async () => {
		const { search } = await start();
		const { alerts, activities } = simulator;
		const title = 'Medical device runs an "end of life" system';
		const some = activities.slice(3, 6).map(({ activityUUID }) => activityUUID);
		const types = 'type:"Policy Violation","Anomaly Detection"';
		await expectRows(
			[
				[
					`in:alerts riskLevel:High,Critical status:UNHANDLED,RESOLVED ${types}`,
					alerts.filter(
						({ severity, status, type }) =>
							['High', 'Critical'].includes(severity) && status !== 'Suppressed' && type !== 'System Policy Violation',
					),
				],
				[`in:alerts title:${JSON.stringify(title)}`, alerts.filter((alert) => alert.title === title)],
				['in:alerts !status:Resolved', alerts.filter(({ status }) => status !== 'Resolved')],
				['in:alerts alertId:(501, 505,99999)', alerts.filter(({ alertId }) => [501, 505].includes(alertId))],
				[`in:activity UUID:${some.join(',')}`, activities.slice(3, 6)],
			],
			async (aql) => {
				const found = await search(aql);
				expect(found).not.toEqual([]);
				return found;
			},
		);
	});

	it('finds devices by the name of their site (with a comma), by tag, and by risk level', async () => {
		const { search } = await start();
		const { devices } = simulator;
		expect(await search('in:devices site:"Clinic, North Wing"')).toHaveLength(
			devices.filter(({ site }) => site.name === 'Clinic, North Wing').length,
		);
		expect(await search('in:devices tags:ticket-open')).toHaveLength(
			devices.filter(({ tags }) => tags.includes('ticket-open')).length,
		);
		expect(await search('in:devices riskLevel:Critical')).toHaveLength(
			devices.filter(({ riskLevel }) => riskLevel >= 90).length,
		);
	});

	it('compares whole seconds: after includes its second, before does not', async () => {
		const { search } = await start({ spacingMs: 500 });
		const { alerts } = simulator;
		const second = moment(alerts[50].time);
		const found = await search(`in:alerts after:${second} before:${moment(alerts[60].time)}`);
		expect(moment(String(found[0].time))).toBe(second);
		expect(found.length).toBe(
			alerts.filter(({ time }) => moment(time) >= second && moment(time) < moment(alerts[60].time)).length,
		);
	});

	it('accepts a look-back from now for timeFrame and for other times', async () => {
		const { search } = await start({ now: () => Date.UTC(2026, 0, 15, 12) });
		expect(await search('in:alerts timeFrame:"10 Minutes"')).toHaveLength(11);
		const { alertId } = simulator.alerts[0];
		simulator.updateAlert(alertId, { status: 'Suppressed', statusChangeTime: '2026-01-15T11:59:00+00:00' });
		const changed = await search('in:alerts statusChangeTime:"60 Seconds"');
		expect(changed.map((alert) => alert.alertId)).toContain(alertId);
	});

	it('joins alerts, devices, activities, connections and vulnerabilities', async () => {
		const { search } = await start();
		const alert = simulator.alerts[95];
		const about = `alert:(alertId:(${alert.alertId}))`;
		const column = async (aql: string, name: string) => (await search(aql)).map((row) => row[name]).sort();
		expect(await column(`in:devices ${about}`, 'id')).toEqual([...alert.deviceIds].sort());
		expect(await column(`in:activity ${about}`, 'activityUUID')).toEqual([...alert.activityUUIDs].sort());
		expect(await column(`in:connections ${about}`, 'id')).toEqual([...alert.connectionIds].sort());
		expect(await column(`in:connections activity:(${about})`, 'id')).toEqual([...alert.connectionIds].sort());
		expect(await column(`in:alerts device:(deviceId:(${alert.deviceIds[0]}))`, 'alertId')).toContain(alert.alertId);
		const { cveUid, deviceId } = simulator.matches[0];
		expect(await column(`in:vulnerabilities device:(deviceId:(${deviceId}))`, 'cveUid')).toContain(cveUid);
		expect(await column(`in:devices vulnerability:(cveUid:${cveUid})`, 'id')).toContain(deviceId);
	});
});

describe('live data', () => {
	it('shows an added alert immediately at its position in time, also a late one', async () => {
		const { search } = await start({ alerts: 10, now: () => Date.UTC(2026, 0, 15, 13) });
		const late = simulator.addAlert({ time: '2026-01-15T11:54:30.000000+00:00', severity: 'Critical' });
		const fresh = simulator.addAlert();
		const ids = (await search('in:alerts')).map(({ alertId }) => alertId);
		expect(ids.at(-1)).toBe(fresh.alertId);
		expect(ids.indexOf(late.alertId)).toBe(4);
		expect(new Set(ids).size).toBe(12);
		expect(fresh).toMatchObject({ status: 'Unhandled', time: '2026-01-15T13:00:00.000100+00:00' });
	});

	it('shows an added device and a changed one', async () => {
		const { search } = await start();
		const added = simulator.addDevice({ name: 'new-one' });
		simulator.updateDevice(simulator.devices[0].id, { name: 'renamed' });
		expect((await search('in:devices name:new-one')).map(({ id }) => id)).toEqual([added.id]);
		expect(await search('in:devices name:renamed')).toHaveLength(1);
		expect(simulator.device(added.id).name).toBe('new-one');
	});

	it('shows an added activity of an added alert', async () => {
		const { search } = await start();
		const { activityUUID } = simulator.addActivity();
		const { alertId } = simulator.addAlert({ activityUUIDs: [activityUUID] });
		const found = await search(`in:activity alert:(alertId:(${alertId}))`);
		expect(found.map((activity) => activity.activityUUID)).toEqual([activityUUID]);
	});

	it('returns a page of a million devices without computing the others', async () => {
		const { page } = await start({ devices: 1_000_000 });
		const { total, results } = await page('in:devices', { from: '700000', length: '5', orderBy: 'id' });
		expect(total).toBe(1_000_000);
		expect(results.map(({ id }) => id)).toEqual([720_001, 720_002, 720_003, 720_004, 720_005]);
	});
});
