import { tenant } from './setting.cts';

describe('The list of alarms in the form', () => {
	test('shows the latest hundred in words, with a link to the console, and more on demand', async () => {
		const { vendor, search } = await tenant({ alarms: 130 });
		const newest = vendor.alarms.at(-1)!;
		const { results, paginationToken } = await search('searchAlarms');
		expect(results).toHaveLength(100);
		expect(results[0]).toEqual({
			name: `2026-01-15 12:00 · ${newest.rule_method} (${newest.priority_label}) · ${newest.rule_strategy}`,
			value: newest.uuid,
			url: `${vendor.url}/#/alarm/${newest.uuid}`,
		});
		const rest = await search('searchAlarms', { paginationToken: String(paginationToken) });
		expect(rest.results).toHaveLength(30);
		expect(rest.paginationToken).toBeUndefined();
	});

	test('finds by any word in the line, in any case, and by ID', async () => {
		const { vendor, search } = await tenant();
		const { results } = await search('searchAlarms', { filter: ' BRUTE force ' });
		expect(results.length).toBeGreaterThan(0);
		for (const { name } of results) expect(name).toContain('Brute Force');
		const { uuid } = vendor.alarms[3];
		expect((await search('searchAlarms', { filter: uuid })).results.map(({ value }) => value)).toEqual([uuid]);
	});

	test('looks on for a first hit, five pages at a time, since the editor stops at an empty list', async () => {
		const { vendor, search, asked } = await tenant({ alarms: 900 });
		const third = vendor.alarms.at(-250)!.uuid;
		expect((await search('searchAlarms', { filter: third })).results).toHaveLength(1);
		expect(asked()).toHaveLength(3);
		expect(await search('searchAlarms', { filter: 'no such thing' })).toEqual({ results: [], paginationToken: '5' });
		expect(await search('searchAlarms', { filter: 'no such thing', paginationToken: '5' })).toEqual({
			results: [],
			paginationToken: undefined,
		});
	});

	test('leaves out what has no ID and shows a dash for what is missing', async () => {
		const answer = { status: 200, body: { _embedded: { alarms: [{ status: 'open' }, { uuid: 'a' }] } } };
		const { search } = await tenant({ faults: [{ path: '/api/2.0/alarms', answer }] });
		expect((await search('searchAlarms')).results).toEqual([
			expect.objectContaining({ name: '– · – (–) · –', value: 'a' }),
		]);
	});
});

test('the list of events shows the latest in words', async () => {
	const { vendor, search } = await tenant();
	const newest = vendor.events.at(-1)!;
	const { results, paginationToken } = await search('searchEvents', { filter: newest.event_name });
	expect(results[0]).toEqual({
		name: `2026-01-15 12:00 · ${newest.event_name} (${newest.source_name})`,
		value: newest.uuid,
	});
	expect(paginationToken).toBe('1');
});

test('the list of labels shows each label of recent alarms once', async () => {
	const { vendor, search } = await tenant();
	vendor.addAlarm({ alarm_labels: ['ticketed', 'Ticket closed'] });
	vendor.addAlarm({ alarm_labels: ['ticketed'] });
	vendor.addAlarm({ alarm_labels: 'odd' as never });
	expect((await search('searchLabels', { filter: 'ticket' })).results).toEqual([
		{ name: 'ticketed', value: 'ticketed' },
		{ name: 'Ticket closed', value: 'Ticket closed' },
	]);
	expect((await search('searchLabels')).results.map(({ value }) => value).sort()).toEqual(
		['ticketed', 'Ticket closed', ...vendor.labelIds].sort(),
	);
});

describe('The drop-down of fields', () => {
	test.each([
		['alarm', 'rule_attack_id', 'sources'],
		['event', 'customfield_13', 'occurred_at'],
	])('for an %s names what records have and what Simplify adds, sorted', async (resource, own, added) => {
		const { fields, asked } = await tenant();
		const names = (await fields(resource)).map(({ value }) => value);
		expect(names).toEqual(expect.arrayContaining(['uuid', own, added]));
		expect(names).toEqual([...new Set(names)].sort());
		expect(asked()).toEqual([expect.objectContaining({ path: `/${resource}s`, query: { page: '0', size: '100' } })]);
	});

	test('is there for an empty tenant, too', async () => {
		const { fields } = await tenant({ alarms: 0 });
		expect(await fields('alarm')).toHaveLength(10);
	});
});

describe('When a list or drop-down cannot be loaded', () => {
	test.each(['searchAlarms', 'searchEvents', 'searchLabels'])('%s says why', async (method) => {
		const { search } = await tenant({
			faults: [{ pathPattern: 'alarms|events', times: 'always', answer: { status: 403, body: { error: 'no' } } }],
		});
		await expect(search(method)).rejects.toMatchObject({
			message: 'USM Anywhere, load the list: the service does not allow this with the credential in use (HTTP 403): no',
			description: expect.stringContaining('permission'),
		});
	});

	test('the drop-down of fields says why', async () => {
		const { fields, credentials } = await tenant();
		credentials.edit({ clientSecret: 'wrong-on-purpose' });
		await expect(fields('alarm')).rejects.toThrow(
			'USM Anywhere, load the field names: USM Anywhere refused the login (HTTP 401)',
		);
	});
});
