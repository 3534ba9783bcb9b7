import { tenant } from './setting.cts';

const ALERTS = { resource: 'alert', operation: 'getAll' };
const ALL = { returnAll: true };
const OLDEST = { sort: 'oldest' };
const alertIds = (rows: ReadonlyArray<{ alertId?: unknown }>) => rows.map(({ alertId }) => alertId);

describe('Filters of alerts', () => {
	test('are asked for in AQL, Critical among the severities', async () => {
		const { vendor, run, queries } = await tenant({ alerts: 600 });
		const filters = {
			severity: ['Critical', 'high'],
			status: ['UNHANDLED'],
			type: ['Policy Violation', 'Anomaly Detection'],
		};
		const { json } = await run({ ...ALERTS, ...ALL, filters });
		const wanted = vendor.alerts.filter(
			({ severity, status, type }) =>
				['Critical', 'High'].includes(severity) && status === 'Unhandled' && type !== 'System Policy Violation',
		);
		expect(alertIds(json)).toEqual(alertIds(wanted).reverse());
		expect(wanted.some(({ severity }) => severity === 'Critical')).toBe(true);
		expect(queries()[0]).toBe(
			'in:alerts riskLevel:Critical,High status:UNHANDLED type:"Policy Violation","Anomaly Detection"',
		);
	});

	test('keep to times to the millisecond, though AQL takes whole seconds', async () => {
		const { vendor, run, queries } = await tenant();
		const [from, to] = [vendor.alerts[10], vendor.alerts[20]].map(({ time }) => Date.parse(time));
		const filters = { occurredAfter: new Date(from + 1).toISOString(), occurredBefore: String(to) };
		const { json } = await run({ ...ALERTS, ...ALL, ...OLDEST, filters });
		expect(alertIds(json)).toEqual(alertIds(vendor.alerts.slice(11, 21)));
		expect(queries()[0]).toMatch(
			/^in:alerts after:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d before:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
		);
	});

	test('take times beyond all calendars, which no service could read as they are', async () => {
		const { run, queries } = await tenant();
		expect((await run({ ...ALERTS, filters: { occurredBefore: 8_640_000_000_000_000 } })).json).toHaveLength(50);
		expect(queries()[0]).toBe('in:alerts before:9999-12-31T23:59:59');
	});

	test.each(['classification:"Operations"', 'in:alerts classification:"Operations"'])(
		'take AQL as well: %s',
		async (aql) => {
			const { vendor, run, queries } = await tenant();
			const { json } = await run({ ...ALERTS, ...ALL, filters: { aql, severity: [] } });
			expect(json).toHaveLength(vendor.alerts.filter(({ classification }) => classification === 'Operations').length);
			expect(queries()[0]).toBe('in:alerts classification:"Operations"');
		},
	);

	test('left empty mean any', async () => {
		const { run, queries } = await tenant();
		await run({ ...ALERTS, filters: { aql: '', type: [], status: [], severity: [], occurredAfter: '' } });
		expect(queries()[0]).toBe('in:alerts');
	});

	test.each([
		[{ severity: ['Severe'] }, 'Severity is "Severe", which Armis does not have'],
		[{ status: 'open' }, 'Status is "open", which Armis does not have'],
		[{ type: ['a"b'] }, 'Type holds a double quote, a backslash or a line end'],
		[{ type: ['a\\'] }, 'Type holds a double quote, a backslash or a line end'],
		[{ type: ['a\nb'] }, 'Type holds a double quote, a backslash or a line end'],
		[{ type: ['a\u2028b'] }, 'Type holds a double quote, a backslash or a line end'],
		[{ type: ['a\ud800'] }, 'Type holds a double quote, a backslash or a line end'],
		[{ type: '={{ null }}' }, 'Type has no value'],
		[{ aql: 'in:devices type:x' }, 'AQL is about in:devices where conditions on in:alerts are due'],
		[{ aql: 'title:"x' }, 'AQL has a quote or bracket without its counterpart'],
		[{ aql: 'device:(a:(1)' }, 'AQL has a quote or bracket without its counterpart'],
		[{ aql: 'a) b:(' }, 'AQL has a quote or bracket without its counterpart'],
		[{ occurredAfter: 'soon' }, 'Occurred After is not a date and time'],
		[{ occurredAfter: '2026-02-01', occurredBefore: '2026-01-01' }, 'Occurred After is later than Occurred Before'],
	])('that cannot be used are refused before anything is sent: %j', async (filters, words) => {
		const { vendor, run } = await tenant();
		const { error } = await run({ ...ALERTS, filters } as never);
		expect(error?.message).toContain(words);
		expect(error).toMatchObject({ name: 'NodeOperationError' });
		expect(vendor.requests).toEqual([]);
	});
});
