/** What an answer of an operation that nobody knows becomes. */
import type { Call } from '../../../core/node/call';
import { itemsOfAnswer } from '../../../core/node/any-answer';
import { expectRows } from '../../harness/rows';

const call = {
	ctx: {
		helpers: {
			prepareBinaryData: async (stream: AsyncIterable<Buffer>, fileName: string, mimeType: string) => {
				const chunks: Buffer[] = [];
				for await (const chunk of stream) chunks.push(chunk);
				return { data: Buffer.concat(chunks).toString(), fileName, mimeType };
			},
		},
	},
} as unknown as Call;

const answered = async (body: unknown, headers: Record<string, string> = {}) =>
	await itemsOfAnswer(call, { status: 200, headers, body, bytes: 0 }, { stem: 'report' });

test('JSON becomes items: one for each record of a list, one for anything else', async () => {
	await expectRows<unknown>(
		[
			[undefined, [{ status: 200 }]],
			[{ a: 1 }, [{ a: 1 }]],
			[
				[{ a: 1 }, { a: 2 }],
				[{ a: 1 }, { a: 2 }],
			],
			[[], []],
			[[1, 'x'], [{ status: 200, body: [1, 'x'] }]],
			['done', [{ status: 200, body: 'done' }]],
		],
		async (body) => (await answered(body)).map(({ json }) => json),
	);
});

test('bytes become a file, with the extension of their type', async () => {
	const fileOf = (fileName: string, mimeType: string) => ({
		json: { fileName, mimeType, bytes: 3 },
		binary: { data: { data: 'a,b', fileName, mimeType } },
	});
	await expectRows(
		[
			['text/csv; charset=utf-8', [fileOf('report.csv', 'text/csv')]],
			['application/x-odd', [fileOf('report.bin', 'application/x-odd')]],
		],
		async (type) => await answered(Buffer.from('a,b'), { 'content-type': type }),
	);
});

test('a file goes into the chosen field', async () => {
	const answer = { status: 200, headers: { 'content-type': 'text/csv' }, body: Buffer.from('a,b'), bytes: 3 };
	const [{ binary }] = await itemsOfAnswer(call, answer, { stem: 'report', property: 'mine' });
	expect(Object.keys(binary!)).toEqual(['mine']);
});

test('a file is named as the server says, but never with a path', async () => {
	await expectRows(
		[
			['attachment; filename="a b.pdf"', 'a b.pdf'],
			['attachment; filename=../../x.pdf', 'x.pdf'],
			['attachment; filename="."', 'report.bin'],
			['attachment; filename=""', 'report.bin'],
			['attachment; filename="list"', 'list.bin'],
			["attachment; filename=plain.csv; filename*=UTF-8''%C3%9Cbersicht.csv", 'Übersicht.csv'],
			["attachment; filename=plain.csv; filename*=UTF-8''%ZZ.csv", 'plain.csv'],
			["attachment; filename*=utf-8'de'..%2F..%2Fx.csv", 'x.csv'],
			['attachment; filename="con.csv"', '_con.csv'],
		],
		async (disposition) => {
			const headers = { 'content-type': 'x/y', 'content-disposition': disposition };
			return (await answered(Buffer.from('x'), headers))[0].json.fileName;
		},
	);
});
