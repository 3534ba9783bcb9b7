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
		report.add(ALARM, { records: 7, pages: 1, cutShort: false, doubts: new Set(some), notMapped: new Map() }, 0);
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
	report.add(ALARM, { records: 1_200, pages: 12, cutShort: false, doubts: new Set(), notMapped: new Map() }, 1_000);
	report.add(ALARM, { records: 34, pages: 1, cutShort: true, doubts: new Set(), notMapped: new Map() }, 500);
	const [{ message }] = report.hints({ retries: 2, waitedMs: 1_250 });
	expect(message).toBe(
		'1,234 alarms on 13 pages for 2 input items in 1.5 s. 2 requests had to be repeated, with 1.3 s of waiting for the service. ' +
			'The limit was reached: there may be more. Raise Limit or turn on Return All to get them.',
	);
});

test('records of more than 20 MB come with a warning that points to Export to File', () => {
	const report = new Report();
	report.add(ALARM, { records: 70_000, pages: 70, cutShort: false, doubts: new Set(), notMapped: new Map() }, 60_000);
	for (let page = 0; page < 65; page++) report.size.add(recordsOf(300, 1_000));
	expect(report.hints(NO_EFFORT)).toHaveLength(1);
	for (let page = 0; page < 5; page++) report.size.add(recordsOf(300, 1_000));
	expect(report.hints(NO_EFFORT)[1]).toEqual({
		message:
			'70,000 records with about 20 MB are a lot for n8n to hold and save. ' +
			'The operation Export to File writes them to a file instead, in little memory.',
		location: 'outputPane',
		type: 'warning',
	});
});

test('100,000 records come with the same warning, however small they are [case 96]', () => {
	const { size } = new Report();
	size.add(recordsOf(20, 99_999));
	expect(size.warning).toBe(undefined);
	size.add(recordsOf(20, 1));
	expect(size.warning).toMatch(/^100,000 records with about \d MB are a lot .*Export to File/);
});

test('records that n8n could not save are refused while they are read, those of all input items together [case 96]', () => {
	const report = new Report();
	const page = recordsOf(1_350, 10_000);
	for (let item = 0; item < 9; item++) report.size.add(page);
	expect(() => report.size.add(page)).toThrow('100,000 records with about 129 MB are more than n8n can hold and save');
});

test('one record that is much larger than those beside it is not taken for all of them', () => {
	const report = new Report();
	report.size.add([...recordsOf(10_000_000, 1), ...recordsOf(300, 10_000)]);
	expect(report.size.warning).toBe(undefined);
});

/** @param bytes of each, as JSON */
function recordsOf(bytes: number, count: number) {
	const record = { text: 'x'.repeat(bytes - '{"text":""}'.length) };
	return Array.from({ length: count }, () => record);
}
