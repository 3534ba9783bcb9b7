import { by, tenant } from './setting.cts';

const LABELS = { resource: 'alarm' };

describe('Labels of an alarm', () => {
	test('are added, listed and removed', async () => {
		const { vendor, run, asked } = await tenant();
		const { uuid } = vendor.addAlarm();
		const parameters = { ...LABELS, alarmId: by('id', uuid), labelId: by('id', 'ticketed') };
		expect((await run({ ...parameters, operation: 'addLabel' })).json).toEqual([
			{ uuid, label: 'ticketed', added: true },
		]);
		expect(vendor.labelsOf(uuid)).toEqual(['ticketed']);
		expect((await run({ ...parameters, operation: 'getLabels' })).json).toEqual([{ uuid, alarm_labels: ['ticketed'] }]);
		expect((await run({ ...parameters, operation: 'removeLabel' })).json).toEqual([
			{ uuid, label: 'ticketed', deleted: true },
		]);
		expect(vendor.labelsOf(uuid)).toEqual([]);
		expect((await run({ ...parameters, operation: 'getLabels' })).json).toEqual([{ uuid, alarm_labels: [] }]);
		expect(asked().map(({ method, body }) => method + body)).toEqual(['PUT', 'GET', 'DELETE', 'GET']);
	});

	test('may be added twice and removed twice: the second time changes nothing', async () => {
		const { vendor, run } = await tenant();
		const { uuid } = vendor.addAlarm();
		const parameters = { ...LABELS, alarmId: by('id', uuid), labelId: by('id', 'twice') };
		for (const [operation, labels] of [
			['addLabel', ['twice']],
			['addLabel', ['twice']],
			['removeLabel', []],
			['removeLabel', []],
		] as const) {
			const { json, error } = await run({ ...parameters, operation });
			expect(error).toBeUndefined();
			expect(json).toHaveLength(1);
			expect(vendor.labelsOf(uuid)).toEqual(labels);
		}
	});

	test('are set once although the service fails in between', async () => {
		const { vendor, run, asked } = await tenant();
		const { uuid } = vendor.addAlarm();
		vendor.setFaults([{ method: 'PUT', times: 2, answer: { status: 503 } }]);
		const { json } = await run({
			...LABELS,
			operation: 'addLabel',
			alarmId: by('id', uuid),
			labelId: by('id', 'x y/z'),
		});
		expect(json).toHaveLength(1);
		expect(asked().map(({ path }) => path)).toEqual(Array(3).fill(`/alarms/${uuid}/labels/x%20y%2Fz`));
	});

	test('one item in, one item out, each paired', async () => {
		const { vendor, run } = await tenant();
		const alarms = [vendor.addAlarm(), vendor.addAlarm(), vendor.addAlarm()];
		const { items } = await run(
			{ ...LABELS, operation: 'addLabel', alarmId: by('id', '={{ $json.uuid }}'), labelId: by('id', 'done') },
			{ items: alarms.map(({ uuid }) => ({ json: { uuid } })) },
		);
		expect(items.map(({ json, pairedItem }) => [json.uuid, pairedItem])).toEqual(
			alarms.map(({ uuid }, item) => [uuid, { item }]),
		);
		for (const { uuid } of alarms) expect(vendor.labelsOf(uuid)).toEqual(['done']);
	});

	test('an unknown alarm has none to add to, remove or list', async () => {
		const { run } = await tenant();
		for (const operation of ['addLabel', 'removeLabel', 'getLabels']) {
			const { error } = await run({ ...LABELS, operation, alarmId: by('id', 'nobody'), labelId: by('id', 'x') });
			expect(error?.message).toContain('did not find this record (HTTP 404)');
		}
	});

	test('are none where the answer has no list of them', async () => {
		const { vendor, run } = await tenant();
		for (const body of [{ alarm_labels: null }, {}, []]) {
			vendor.setFaults([{ pathPattern: 'labels$', answer: { status: 200, body } }]);
			const { json } = await run({ ...LABELS, operation: 'getLabels', alarmId: by('id', 'a') });
			expect([body, json]).toEqual([body, [{ uuid: 'a', alarm_labels: [] }]]);
		}
	});
});
