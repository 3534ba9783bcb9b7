import { Report } from '../../../core/node/report';

const ALARM = { one: 'alarm', many: 'alarms' };
const NO_EFFORT = { retries: 0, waitedMs: 0 };

test('a report with nothing to tell shows no hint', () => {
	expect(new Report().hints({ retries: 3, waitedMs: 9 })).toEqual([]);
});

test('a remark alone is a hint, and the same one is shown once', () => {
	const report = new Report();
	for (const remark of ['One.', undefined, 'Two.', 'One.']) report.remark(remark);
	expect(report.hints(NO_EFFORT)).toEqual([{ message: 'One. Two.', location: 'outputPane', type: 'info' }]);
});

test('a list that may be incomplete is a warning, with each reason once', () => {
	const report = new Report();
	const doubts = ['it became shorter while it was read', 'the service announced 9 records, but sent 7'];
	for (const some of [doubts, doubts.slice(1)]) {
		report.add(ALARM, { records: 7, pages: 1, cutShort: false, doubts: new Set(some) }, 0, 7);
	}
	expect(report.hints(NO_EFFORT)).toEqual([
		{
			message:
				'14 alarms on 2 pages for 2 input items in 0.0 s. ' +
				'The list of alarms may be incomplete: it became shorter while it was read. Run the node again to be sure. ' +
				'The list of alarms may be incomplete: the service announced 9 records, but sent 7. Run the node again to be sure.',
			location: 'outputPane',
			type: 'warning',
		},
	]);
});

test('large numbers are readable, and lists are added up', () => {
	const report = new Report();
	report.add(ALARM, { records: 1_200, pages: 12, cutShort: false, doubts: new Set() }, 1_000, 1);
	report.add(ALARM, { records: 34, pages: 1, cutShort: true, doubts: new Set() }, 500, 1);
	const [{ message }] = report.hints({ retries: 2, waitedMs: 1_250 });
	expect(message).toBe(
		'1,234 alarms on 13 pages for 2 input items in 1.5 s. 2 requests had to be repeated, with 1.3 s of waiting for the service. ' +
			'The limit was reached: there may be more. Raise Limit or turn on Return All to get them.',
	);
});

test('more than 100,000 items come with a warning that points to Export to File', () => {
	const report = new Report();
	report.add(ALARM, { records: 300_000, pages: 300, cutShort: false, doubts: new Set() }, 60_000, 300_000);
	expect(report.hints(NO_EFFORT)[1]).toEqual({
		message: expect.stringMatching(/^300,000 items are a lot for n8n .* Export to File/),
		location: 'outputPane',
		type: 'warning',
	});
});
