/** What an AI agent gets of an answer, tried with a product that does not exist. */
import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { storeFile } from '../../../core/export/store';
import type { Call } from '../../../core/node/call';
import { getMany } from '../../../nodes/shared/list-operations';
import { optionsOf } from '../../../nodes/shared/options';
import { output, rawOrOcsf } from '../../../nodes/shared/output';
import { expectRows } from '../../harness/rows';
import { operation, run } from './acme.cts';

const LONGEST = 8_000;
const text = (length: number) => 'x'.repeat(length);
const sizeOf = (json: IDataObject[]) => JSON.stringify(json).length;

/** An operation that outputs these records. */
const giving = (records: IDataObject[], tell: (call: Call) => void = () => undefined) =>
	operation({
		parameters: [optionsOf([])],
		run: async (call) => {
			tell(call);
			return await Promise.resolve(records.map((json) => ({ json })));
		},
	});
const asTool = async (records: IDataObject[], options: IDataObject = {}, tell?: (call: Call) => void) =>
	(await run([giving(records, tell)], { options }, { isTool: true })).json;

describe('The answer to an AI agent', () => {
	test('is what people get where it is short', async () => {
		expect(await asTool([{ id: 1 }, { id: 2 }])).toEqual([{ id: 1 }, { id: 2 }]);
	});

	test('has whole records up to 8,000 characters, and says how many are left out', async () => {
		const records = Array.from({ length: 100 }, (_, id) => ({ id, text: text(400) }));
		const json = await asTool(records);
		const { summary } = json.at(-1)!;
		const shown = json.length - 1;
		expect(json.slice(0, -1)).toEqual(records.slice(0, shown));
		expect(shown).toBeGreaterThan(10);
		expect(sizeOf(json)).toBeLessThanOrEqual(LONGEST);
		expect(summary).toEqual({
			count: shown,
			complete: false,
			leftOut: 100 - shown,
			notes: [/^Only the first \d+ of 100 are shown.*8,000 characters/, /raise Longest Answer/].map(
				expect.stringMatching,
			),
		});
	});

	test('only advises what the operation has', async () => {
		const bare = { ...giving([{ id: 1, log: text(9_000) }]), parameters: [] };
		const [, { summary }] = (await run([bare], {}, { isTool: true })).json;
		expect(summary).toMatchObject({ notes: expect.arrayContaining(['To get more, raise Longest Answer in Options.']) });
	});

	test('is whole for people, however long it is', async () => {
		const records = Array.from({ length: 100 }, (_, id) => ({ id, text: text(400) }));
		expect((await run([giving(records)])).json).toEqual(records);
	});

	test('has the long values of a record shortened where not even one record fits', async () => {
		const [record, { summary }] = await asTool([{ id: 'a', log: text(50_000) }]);
		expect(record).toEqual({ id: 'a', log: expect.stringMatching(/^x{5000,}… \(4\d,\d{3} more characters\)$/) });
		expect(summary).toMatchObject({
			count: 1,
			complete: false,
			leftOut: 0,
			notes: [/shortened/, /raise/].map(expect.stringMatching),
		});
	});

	test('is as long as Longest Answer allows', async () => {
		const records = Array.from({ length: 100 }, (_, id) => ({ id, text: text(400) }));
		expect(await asTool(records, { longestAnswer: 50_000 })).toEqual(records);
		expect(sizeOf(await asTool(records, { longestAnswer: 2_000 }))).toBeLessThanOrEqual(2_000);
	});

	test('keeps what the summary of a list says, and adds to it', async () => {
		const source = {
			noun: { one: 'thing', many: 'things' },
			async *pages() {
				yield Array.from({ length: 60 }, (_, id) => ({ id: String(id), text: text(400) }));
			},
			kind: () => ({ idOf: ({ id }: IDataObject) => String(id), simplified: (row: IDataObject) => row }),
			remark: () => 'Closed things are left out.',
		};
		const { json } = await run([getMany({ source }, [])], {}, { isTool: true });
		expect(json.at(-1)!.summary).toEqual({
			count: json.length - 1,
			complete: false,
			limitReached: true,
			leftOut: 51 - json.length,
			notes: [
				expect.stringMatching(/^Only the first/),
				expect.stringMatching(/^Ask for less with a lower Limit or Output Simplified,/),
				expect.stringMatching(/^The limit was reached/),
				'Closed things are left out.',
			],
		});
	});

	test('has the records of a product whole, whatever they call their fields, and ends with what the node says itself', async () => {
		const summary = { notes: ['Nothing was found.'], count: 0, complete: true };
		const records = [[{ id: 7, verdict: 'malicious', summary }], [{ id: 7 }, { summary }], [{ summary: 'text' }]];
		for (const some of records) {
			expect(await asTool(some)).toEqual([...some, { summary: { count: some.length, notes: [] } }]);
			expect((await run([giving(some)])).json).toEqual(some);
		}
		const wide = { ...records[0][0], log: text(9_000) };
		expect(await asTool([wide])).toMatchObject([
			{ id: 7, verdict: 'malicious', summary },
			{ summary: { count: 1, complete: false } },
		]);
	});

	test('says of a record that its operation may leave incomplete that it is, where a part is left out', async () => {
		const matches = Array.from({ length: 50 }, (_, id) => ({ id, text: text(900) }));
		const ifCut = (call: Call) => void (call.told.ifCut = { complete: false });
		const cut = { value: 'a', found: true, count: 50, complete: true, matches };
		expect((await asTool([cut], {}, ifCut))[0]).toMatchObject({ value: 'a', count: 50, complete: false });
		const whole = { ...cut, matches: [] };
		expect(await asTool([whole], {}, ifCut)).toEqual([whole]);
	});

	test('advises only what the operation has', async () => {
		const of = (name: string, more: object = {}) =>
			({ displayName: name, name, type: 'string', default: '', ...more }) as INodeProperties;
		const all = 'or raise Longest Answer in Options.';
		await expectRows<INodeProperties[]>(
			[
				[[optionsOf([])], 'To get more, raise Longest Answer in Options.'],
				[
					[of('values'), optionsOf([of('matchesPerValue')])],
					`Ask for less with fewer Values or fewer Matches per Value (in Options), ${all}`,
				],
				[
					[of('filters'), of('limit'), output, optionsOf([])],
					`Ask for less with a filter, a lower Limit or Output Simplified, ${all}`,
				],
				[[rawOrOcsf, optionsOf([])], 'To get more, raise Longest Answer in Options.'],
			],
			async (parameters) => {
				const one = operation({
					parameters,
					run: async () => await Promise.resolve([{ json: { id: 1, log: text(9_000) } }]),
				});
				const { json } = await run([one], {}, { isTool: true });
				return (json.at(-1)!.summary as { notes: string[] }).notes.at(-1);
			},
		);
	});

	test('says as data what people see as a hint, once and without secrets', async () => {
		const tell = ({ report }: Call) =>
			['Be careful.', 'Be careful.', 'It said Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl.'].forEach(
				(one) => report.remark(one),
			);
		expect(await asTool([{ id: 1 }], {}, tell)).toEqual([
			{ id: 1 },
			{ summary: { count: 1, notes: ['Be careful.', expect.not.stringContaining('eyJ')] } },
		]);
	});

	test('shows a part of a record also where there is very much to say', async () => {
		const tell = ({ report }: Call) => {
			for (let number = 0; number < 5; number++) report.remark(`${number} ${text(1_900)}`);
		};
		const [record] = await asTool([{ id: 'a', log: text(5_000) }], { longestAnswer: 1_000 }, tell);
		expect(record).toMatchObject({ id: 'a', log: expect.stringMatching(/^x{30,}…/) });
	});

	test('says that a file is not in it', async () => {
		async function* bytes() {
			yield Buffer.from('a');
		}
		const withFile = operation({
			run: async ({ ctx }): Promise<INodeExecutionData[]> => {
				const data = await storeFile(ctx, bytes(), { fileName: 'a.csv', mimeType: 'text/csv' });
				return [{ json: { count: 1 }, binary: { data } }];
			},
		});
		const { json } = await run([withFile], {}, { isTool: true });
		expect(json[1]).toEqual({ summary: { count: 1, notes: [expect.stringMatching(/file is not part/)] } });
	});
});
