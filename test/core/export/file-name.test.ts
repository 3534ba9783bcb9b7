import { cleanName, fileNameFor } from '../../../core/export/file-name';
import { expectRows } from '../../harness/rows';

const LONG = 'x'.repeat(300);

test('The name of an exported file has the extension of its format, and no other', async () => {
	await expectRows<[typed: string, extension: string]>(
		[
			[['report', 'csv'], 'report.csv'],
			[['report.csv', 'csv'], 'report.csv'],
			[['Report.CSV', 'csv'], 'Report.CSV'],
			[['report.pdf', 'csv'], 'report.csv'],
			[['report.xlsx', 'json'], 'report.json'],
			[['report.csv', 'ndjson'], 'report.ndjson'],
			[['report.jsonl', 'ndjson'], 'report.jsonl'],
			[['report.csv.gz', 'csv'], 'report.csv'],
			[['report v1.2', 'csv'], 'report v1.2.csv'],
			[['hosts of example.com', 'csv'], 'hosts of example.com.csv'],
			[['', 'csv'], 'alarms.csv'],
			[['  ', 'csv'], 'alarms.csv'],
			[['..', 'csv'], 'alarms.csv'],
			[['.csv', 'csv'], 'csv.csv'],
			[['.pdf', 'csv'], 'pdf.csv'],
		],
		([typed, extension]) => fileNameFor(typed, extension, 'alarms'),
	);
});

test('A name is one that every file system takes, and only a name', async () => {
	await expectRows(
		[
			['../../x', 'x'],
			['..\\..\\x.csv', 'x.csv'],
			['/etc/passwd', 'etc_passwd'],
			['C:\\temp\\a.csv', 'C__temp_a.csv'],
			['alarms 31/01/2026', 'alarms 31_01_2026'],
			['a:b*c?"<>|', 'a_b_c_____'],
			['a\u0000b\nc\u007f', 'abc'],
			['invoice\u202Evsc.exe', 'invoicevsc.exe'],
			['a\uD800b', 'ab'],
			['Übersicht 日本.csv', 'Übersicht 日本.csv'],
			[' a. ', 'a'],
			['.hidden', 'hidden'],
			['con', '_con'],
			['NUL.csv', '_NUL.csv'],
			['com1 .txt', '_com1 .txt'],
			['LPT¹', '_LPT¹'],
			['console.csv', 'console.csv'],
			[`${LONG}.csv`, `${'x'.repeat(196)}.csv`],
			[LONG, 'x'.repeat(200)],
			['日'.repeat(100), '日'.repeat(66)],
			['😀'.repeat(60), '😀'.repeat(50)],
			['...', ''],
		],
		cleanName,
	);
	expect(Buffer.byteLength(fileNameFor(LONG, 'ndjson', 'x'))).toBeLessThanOrEqual(255);
});

test('A hostile name is cleaned in time that grows with its length only', () => {
	for (const part of ['.', ' ', '/', '\\', 'con', '. ', '../', '😀']) {
		const startedAt = performance.now();
		cleanName(part.repeat(500_000));
		expect([part, performance.now() - startedAt < 3_000]).toEqual([part, true]);
	}
});
