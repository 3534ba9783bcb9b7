/** What an answer of an operation that nobody knows becomes. */
import type { Call } from '../../../core/node/call';
import { itemsOfAnswer } from '../../../core/node/any-answer';

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

test.each([
	['nothing', undefined, [{ status: 200 }]],
	['an object', { a: 1 }, [{ a: 1 }]],
	['a list of records', [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 2 }]],
	['an empty list', [], []],
	['a list of other things', [1, 'x'], [{ status: 200, body: [1, 'x'] }]],
	['a bare value', 'done', [{ status: 200, body: 'done' }]],
])('%s becomes items', async (_, body, wanted) => {
	expect((await answered(body)).map(({ json }) => json)).toEqual(wanted);
});

test.each([
	['text/csv; charset=utf-8', 'report.csv'],
	['application/x-odd', 'report.bin'],
])('bytes of %s become the file %s', async (type, fileName) => {
	const [{ json, binary }] = await answered(Buffer.from('a,b'), { 'content-type': type });
	const mimeType = type.split(';')[0];
	expect(json).toEqual({ fileName, mimeType, bytes: 3 });
	expect(binary).toEqual({ data: { data: 'a,b', fileName, mimeType } });
});

test('a file goes into the chosen field', async () => {
	const answer = { status: 200, headers: { 'content-type': 'text/csv' }, body: Buffer.from('a,b'), bytes: 3 };
	const [{ binary }] = await itemsOfAnswer(call, answer, { stem: 'report', property: 'mine' });
	expect(Object.keys(binary!)).toEqual(['mine']);
});

test.each([
	['attachment; filename="a b.pdf"', 'a b.pdf'],
	['attachment; filename=../../x.pdf', 'x.pdf'],
	['attachment; filename="."', 'report.bin'],
	['attachment; filename=""', 'report.bin'],
])('a file is named as the server says, but never with a path: %s', async (disposition, fileName) => {
	const headers = { 'content-type': 'x/y', 'content-disposition': disposition };
	expect((await answered(Buffer.from('x'), headers))[0].json.fileName).toBe(fileName);
});
