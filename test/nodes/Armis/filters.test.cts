import type { IDataObject } from 'n8n-workflow';
import { hasNoValue, notAnOption } from '../../../core/errors/sentences';
import { tenant } from './setting.cts';

const ALERTS = { resource: 'alert', operation: 'getAll' };
const ALL = { returnAll: true };
const OLDEST = { sort: 'oldest' };
const alertIds = (rows: ReadonlyArray<{ alertId?: unknown }>) => rows.map(({ alertId }) => alertId);

const UNQUOTABLE = 'Type contains a double quote, a backslash or a line break';
const UNBALANCED = 'the quotes or brackets in AQL do not match';

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

	test('take the last time of all, which a service could not read any later', async () => {
		const { run, queries } = await tenant();
		expect((await run({ ...ALERTS, filters: { occurredBefore: '9999-12-31T23:59:59.999Z' } })).json).toHaveLength(50);
		expect((await run({ ...ALERTS, ...OLDEST, filters: { occurredAfter: '9999-12-31T23:59:59.999Z' } })).json).toEqual(
			[],
		);
		expect([queries()[0], queries().at(-1)]).toEqual([
			'in:alerts before:9999-12-31T23:59:59',
			'in:alerts after:9999-12-31T23:59:59',
		]);
	});

	test('take AQL as well, with or without the words that a query begins with', async () => {
		for (const aql of ['classification:"Operations"', 'in:alerts classification:"Operations"']) {
			const { vendor, run, queries } = await tenant();
			const { json } = await run({ ...ALERTS, ...ALL, filters: { aql, severity: [] } });
			expect(json).toHaveLength(vendor.alerts.filter(({ classification }) => classification === 'Operations').length);
			expect(queries()[0]).toBe('in:alerts classification:"Operations"');
		}
	});

	test('let everything through when they are left empty', async () => {
		const { run, queries } = await tenant();
		await run({ ...ALERTS, filters: { aql: '', type: [], status: [], severity: [], occurredAfter: '' } });
		expect(queries()[0]).toBe('in:alerts');
	});

	test('that cannot be used are refused before anything is sent', async () => {
		const { vendor, run } = await tenant();
		for (const [filters, words] of [
			[{ severity: ['Severe'] }, notAnOption('Severity', 'Severe', []).message],
			[{ status: 'open' }, notAnOption('Status', 'open', []).message],
			[{ type: ['a"b'] }, UNQUOTABLE],
			[{ type: ['a\\'] }, UNQUOTABLE],
			[{ type: ['a\nb'] }, UNQUOTABLE],
			[{ type: ['a\u2028b'] }, UNQUOTABLE],
			[{ type: ['a\ud800'] }, UNQUOTABLE],
			[{ type: '={{ null }}' }, hasNoValue('Type').message],
			[{ aql: 'in:devices type:x' }, 'AQL must be about in:alerts, not in:devices'],
			[{ aql: 'title:"x' }, UNBALANCED],
			[{ aql: 'device:(a:(1)' }, UNBALANCED],
			[{ aql: 'a) b:(' }, UNBALANCED],
			[{ occurredAfter: 'soon' }, 'Occurred After is not a date and time'],
			[{ occurredAfter: '2026-02-01', occurredBefore: '2026-01-01' }, 'Occurred After is later than Occurred Before'],
		] as Array<[IDataObject, string]>) {
			const { error } = await run({ ...ALERTS, filters } as never);
			expect([filters, error?.message]).toEqual([filters, expect.stringContaining(words)]);
			expect(error).toMatchObject({ name: 'NodeOperationError' });
			expect(vendor.requests).toEqual([]);
		}
	});
});
