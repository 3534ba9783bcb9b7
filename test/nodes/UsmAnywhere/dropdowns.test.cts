import { tenant } from './setting.cts';

describe('The list of alarms in the form', () => {
	test('shows the latest hundred as readable lines, with a link to the console, and more when the user scrolls', async () => {
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

	test('reads up to five pages for a first match, since the editor stops at an empty list', async () => {
		const { vendor, search, asked } = await tenant({ alarms: 900 });
		const third = vendor.alarms.at(-250)!.uuid;
		expect((await search('searchAlarms', { filter: third })).results).toHaveLength(1);
		expect(asked()).toHaveLength(3);
		const first = await search('searchAlarms', { filter: 'no such thing' });
		expect(first.results).toEqual([]);
		const { paginationToken } = first;
		expect(await search('searchAlarms', { filter: 'no such thing', paginationToken: String(paginationToken) })).toEqual(
			{
				results: [],
				paginationToken: undefined,
			},
		);
		expect(asked().map(({ query }) => query.page)).toEqual([...'012', ...'01234', ...'5678']);
	});

	test('leaves out what has no ID and shows a dash for what is missing', async () => {
		const answer = { status: 200, body: { _embedded: { alarms: [{ status: 'open' }, { uuid: 'a' }] } } };
		const { search } = await tenant({ faults: [{ path: '/api/2.0/alarms', answer }] });
		expect((await search('searchAlarms')).results).toEqual([
			expect.objectContaining({ name: '– · – (–) · –', value: 'a' }),
		]);
	});
});

test('the list of events shows the latest as readable lines', async () => {
	const { vendor, search } = await tenant();
	const newest = vendor.events.at(-1)!;
	const { results, paginationToken } = await search('searchEvents', { filter: newest.event_name });
	expect(results[0]).toEqual({
		name: `2026-01-15 12:00 · ${newest.event_name} (${newest.source_name})`,
		value: newest.uuid,
	});
	expect(JSON.parse(String(paginationToken))).toMatchObject({ query: { page: 1 } });
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
	test('names what records have and what simplified records add, sorted', async () => {
		for (const [resource, own, added] of [
			['alarm', 'rule_attack_id', 'sources'],
			['event', 'customfield_13', 'occurred_at'],
		]) {
			const { fields, asked } = await tenant();
			const names = (await fields(resource)).map(({ value }) => value);
			expect(names).toEqual(expect.arrayContaining(['uuid', own, added]));
			expect(names).toEqual([...new Set(names)].sort());
			expect(asked()).toEqual([expect.objectContaining({ path: `/${resource}s`, query: { page: '0', size: '100' } })]);
		}
	});

	test('has the attributes of events where these are the output', async () => {
		const { fields, asked } = await tenant();
		for (const [resource, name] of [
			['alarm', 'finding_info.title'],
			['event', 'connection_info.direction'],
		]) {
			const names = (await fields(resource, 'ocsf')).map(({ value }) => value);
			expect(names).toEqual(expect.arrayContaining(['message', 'metadata.uid', name]));
		}
		expect(asked()).toEqual([]);
	});

	test('is there for an empty tenant, too', async () => {
		const { fields } = await tenant({ alarms: 0 });
		expect(await fields('alarm')).toHaveLength(10);
	});
});
