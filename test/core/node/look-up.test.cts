/** What every look-up promises beyond the contract suite, on a product that does not exist. */
import type { INodeProperties } from 'n8n-workflow';
import { ApiError } from '../../../core/errors/api-error';
import { CancelledError } from '../../../core/errors/cancelled-error';
import type { Call } from '../../../core/node/call';
import { lookingUp } from '../../../core/node/look-up';
import type { LookUpSource, Sought } from '../../../core/node/look-up-source';
import { Report } from '../../../core/node/report';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import type { Row } from '../../../core/pages/page-style';
import { anyName, ipAddress } from '../../../core/spelling';
import { lookUp, lookUpBy } from '../../../nodes/shared/look-up';
import type { RunOptions } from '../../harness/run-node.cts';
import { expectRows } from '../../harness/rows';
import { run } from './acme.cts';

const by = lookUpBy<'name'>([{ name: 'Name', value: 'name' }], 'name');
const THING = { id: 1, name: 'a' };

/** A look-up of things whose pages are made here. */
function things(
	answer: (keys: string[]) => Row[][],
	more: Partial<LookUpSource> = {},
	selection: INodeProperties[] = [],
) {
	const asked: string[][] = [];
	const source: LookUpSource = {
		noun: { one: 'thing', many: 'things' },
		kind: {
			idOf: ({ id }) => (id === undefined ? undefined : String(id)),
			simplified: (row) => row,
			ocsf: ({ id }) => (id === 2 ? new NotMapped('it has no time') : { class_uid: 1 }),
		},
		spelling: anyName,
		size: () => 2,
		valuesOf: ({ name }) => name,
		async *pages(_session, sought) {
			const keys = sought.map(({ key }) => key);
			asked.push(keys);
			for (const rows of answer(keys)) yield await Promise.resolve(rows);
		},
		...more,
	};
	const operation = lookUp({
		...{ records: 'things', description: 'Look up', by, selection, hasOcsf: true, options: [] },
		open: () => source,
	});
	return {
		asked,
		source,
		of: async (values: unknown[], parameters: object = {}, options: RunOptions = {}) => {
			const items = values.map((value) => ({ json: { value } as { value: string } }));
			const given = { values: '={{ $json.value }}', ...parameters };
			const result = await run([operation], given, { items, ...options });
			return { ...result, short: result.json.map(({ value, found, error }) => [value, error ?? found]) };
		},
	};
}

test('a value is asked for once, however often and in whatever way it is written, also as a number', async () => {
	const { asked, of } = things((keys) => [
		keys.map((key) => ({ id: key, name: key === '7' ? 7 : [[key.toUpperCase()]] })),
	]);
	const { short } = await of([['A', 7], 'a,A', 'b']);
	expect(short).toEqual([
		['A', true],
		['7', true],
		['a', true],
		['A', true],
		['b', true],
	]);
	expect(asked).toEqual([['a', '7'], ['b']]);
});

test('input items that choose something else are asked for on their own, by their own choice', async () => {
	const { asked, of } = things(() => [[THING]], { size: () => 9 });
	await of(['a', 'b', 'c'], { output: '={{ $json.value === "b" ? "raw" : "simplified" }}' });
	expect(asked).toEqual([['a', 'c'], ['b']]);
});

test('a record that comes twice counts once; one without an ID each time', async () => {
	const { of } = things(() => [
		[THING, { name: 'A' }],
		[THING, { name: 'a' }],
	]);
	expect((await of(['a'])).json).toEqual([
		{ value: 'a', found: true, count: 3, complete: true, matches: [THING, { name: 'A' }, { name: 'a' }] },
	]);
});

test('more matches than Matches per Value are counted and not given, and the item says so', async () => {
	const { of } = things(() => [[THING, { id: 2, name: 'a' }, { id: 3, name: 'a' }]]);
	const { json } = await of(['a'], { options: { matchesPerValue: 2 } });
	const notes = ['Only 2 of 3 things are given. Raise Matches per Value in Options.'];
	expect(json).toEqual([
		{ value: 'a', found: true, count: 3, complete: false, matches: [THING, { id: 2, name: 'a' }], notes },
	]);
});

test('a doubt about the list is that of all values that were asked for in it, found or not', async () => {
	const { of } = things(() => [], {
		async *pages(_session, [{ key }], { onDoubt }) {
			if (key === 'a') onDoubt!({ reason: 'it became shorter', isUsual: true });
			yield await Promise.resolve([{ name: key }]);
		},
	});
	const { json, hints } = await of([['a', 'b', 'c']]);
	const notes = ['The list of things may be incomplete: it became shorter. Run the node again to be sure.'];
	expect(json.map(({ found, complete, notes: told }) => [found, complete, told])).toEqual([
		[true, false, notes],
		[false, false, notes],
		[true, true, undefined],
	]);
	expect(hints[0]).toMatchObject({ type: 'warning', message: expect.stringContaining(notes[0]) });
});

test('a match without an OCSF event is counted, and the item says why it is not given', async () => {
	const { of } = things(() => [[THING, { id: 2, name: 'a' }]]);
	const { json } = await of(['a'], { output: 'ocsf' });
	const notes = ['Some of the things have no OCSF event: it has no time. Set Output to Raw or Simplified to get them.'];
	expect(json).toEqual([{ value: 'a', found: true, count: 2, complete: true, matches: [{ class_uid: 1 }], notes }]);
});

test('the values that a product refuses are found, and the others answered, wherever they stand', async () => {
	const refusing = (keys: string[]) => {
		if (keys.some((key) => key.startsWith('bad'))) throw new ApiError({ status: 400 });
		return [keys.map((name) => ({ name }))];
	};
	const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'bad'];
	const many = Array.from({ length: 100 }, (_, index) => (index % 33 === 0 ? `bad${index}` : `name${index}`));
	for (const values of [eight, [...eight].reverse(), many, [...many].sort(), ['bad1', 'bad2', 'bad3', 'a']]) {
		const { asked, of } = things(refusing, { size: () => 100 });
		const { short } = await of([values], {}, { continueOnFail: true });
		const refused = expect.stringContaining('(HTTP 400)') as unknown;
		expect(short).toEqual(values.map((value) => [value, value.startsWith('bad') ? refused : true]));
		expect(asked.length).toBeLessThan(60);
	}
	expect((await things(refusing).of([['a', 'bad']])).error?.message).toContain('HTTP 400');
});

test('where no request succeeds, not every value is tried', async () => {
	const { asked, of } = things(
		() => {
			throw new ApiError({ status: 400 });
		},
		{ size: () => 1_000 },
	);
	const values = Array.from({ length: 1_000 }, (_, index) => `name${index}`);
	const { short } = await of([values], {}, { continueOnFail: true });
	expect(short.filter(([, error]) => typeof error === 'string')).toHaveLength(1_000);
	expect(asked.length).toBeLessThan(40);
});

test('a run that was cancelled stops, also where it continues on fail', async () => {
	const { of } = things(() => {
		throw new CancelledError();
	});
	expect((await of(['a'], {}, { continueOnFail: true })).error?.message).toContain('cancelled');
});

test('an input item that cannot be read is the error of that item, before anything is sent', async () => {
	const { asked, of } = things(() => [[THING]]);
	expect((await of(['a', ''])).error?.message).toBe('Acme, look up things: Values is empty [item 1]');
	expect((await of(['a'], { values: '={{ $json.missing.part() }}' })).error?.message).toContain('Values has no value');
	expect(asked).toEqual([]);
	expect(
		(await of(['a', '', 'b'], {}, { continueOnFail: true })).json.map(({ value, error }) => value ?? error),
	).toEqual(['a', expect.stringContaining('Values is empty [item 1]'), 'b']);
});

test("an expression that fails is n8n's to explain", async () => {
	const { of, asked } = things(() => []);
	const { error } = await of(['a'], { values: '={{ $("Nowhere").item.json.value }}' });
	expect(error?.message).toContain("Referenced node doesn't exist");
	expect(asked).toEqual([]);
});

test('a value that many things have by chance is refused, since it would find strangers', async () => {
	const { asked, of } = things(() => [[THING]]);
	expect((await of(['a', 'N/A'])).error?.message).toBe(
		'Acme, look up things: "N/A" says nothing about single things, because many have it [item 1]',
	);
	expect(asked).toEqual([]);
	const { short } = await of(['a', 'N/A'], {}, { continueOnFail: true });
	expect(short).toEqual([
		['a', true],
		['N/A', expect.stringContaining('says nothing')],
	]);
});

test('a value that cannot be looked up is an item that n8n sends to the error output, where there is one', async () => {
	const { of } = things(() => [[THING]]);
	const { items } = await of(['a,N/A'], {}, { hasErrorOutput: true });
	// Of n8n's rule, see `handleNodeErrorOutput` of n8n-core: no other field than these.
	const refused = { json: { error: expect.stringContaining('"N/A" says nothing'), details: { value: 'N/A' } } };
	expect(items).toEqual([
		expect.objectContaining({ json: expect.objectContaining({ value: 'a' }) }),
		{ ...refused, pairedItem: { item: 0 } },
	]);
});

test('a long value is cut in the message that refuses it', async () => {
	const { of } = things(() => [], { spelling: { what: 'a thing', read: () => undefined } });
	expect((await of(['x'.repeat(500)])).error?.message).toBe(
		`Acme, look up things: "${'x'.repeat(80)}…" is not a thing [item 0]`,
	);
});

test('each value is judged alone: what is no text is the error of its place, and the others are looked up', async () => {
	const { asked, of } = things((keys) => [keys.map((name) => ({ name }))]);
	const none = expect.stringContaining('Values, entry 2, has no value [item 0]') as unknown;
	expect((await of([['a', null, 'b']], {}, { continueOnFail: true })).short).toEqual([
		['a', true],
		[null, none],
		['b', true],
	]);
	const object = expect.stringContaining('Values, entry 1, must be a text, not an object') as unknown;
	expect((await of([[2 ** 53, 7]])).error?.message).toContain('Values, entry 1, must be a text');
	expect((await of([[{}, 7]], {}, { continueOnFail: true })).short).toEqual([
		[{}, object],
		['7', true],
	]);
	asked.length = 0;
	expect((await of([['a', null]])).error?.message).toEqual(none);
	expect(asked).toEqual([]);
});

test('a text with several lines is divided at lines only, since names may have commas', async () => {
	const { of } = things((keys) => [keys.map((name) => ({ name }))]);
	const values = async (text: unknown) => (await of([text])).json.map(({ value }) => value);
	await expectRows<unknown>(
		[
			['M, Jo\n N, Al ,\r\n', ['M, Jo', 'N, Al']],
			['M, Jo', ['M', 'Jo']],
			[['M, Jo'], ['M, Jo']],
			['["M, Jo"]', ['M, Jo']],
			[' , a,,\n', ['a']],
		],
		values,
	);
	for (const text of ['[M, Jo]', '["M, Jo",]', "['M']"])
		expect((await of([text])).error?.message).toContain('Values looks like a list, but is not valid JSON');
});

test('one value of each of very many input items is looked up', async () => {
	const { source } = things(() => [[THING]]);
	const ctx = { getInputData: () => Array.from({ length: 130_000 }), continueOnFail: () => false };
	const session = { clock: { monotonic: () => 0 } };
	const call = {
		ctx,
		session,
		options: {},
		itemIndex: 0,
		report: new Report(),
		told: {},
		at: () => call,
	} as unknown as Call;
	const one = lookingUp('look up things', () => ({ values: ['a'], output: 'raw', most: 1, source, group: '' }));
	expect(await one(call)).toMatchObject([{ json: { value: 'a', found: true } }]);
});

test('a record that is found, but whose value cannot be compared, is a doubt: nobody is not said to be sure', async () => {
	const answer = () => [[THING, { id: 2 }, { id: 3, name: '**b' }]];
	const { json, hints } = await things(answer).of(['a', 'b']);
	const notes = [
		expect.stringMatching(/^The list of things may be incomplete: 2 of the things that .* have their value masked/),
	];
	expect(json.map(({ value, found, complete, notes: own }) => [value, found, complete, own])).toEqual([
		['a', true, false, notes],
		['b', false, false, notes],
	]);
	expect(hints[0]).toMatchObject({ type: 'warning' });
	const { json: sure } = await things(answer, { givesOthers: true }).of(['a', 'b']);
	expect(sure.map(({ complete }) => complete)).toEqual([true, true]);
});

test('an address in a record counts also with its network mask', async () => {
	const { of } = things(() => [[{ id: 1, name: ['10.1.2.3/24', 'web'] }]], { spelling: ipAddress });
	expect((await of(['10.1.2.3'])).json).toMatchObject([{ found: true, complete: true }]);
});

test('what is not found is asked for in the second way of the product, if it may be spelled otherwise', async () => {
	const again = (pages: LookUpSource['pages']) => ({ isFor: ({ key }: Sought) => key !== 'c', size: () => 9, pages });
	const asked: string[][] = [];
	const second = again(async function* (_, sought, { onDoubt }) {
		asked.push(sought.map(({ key }) => key));
		onDoubt?.({ reason: 'the second says so' } as never);
		yield await Promise.resolve([{ id: 2, name: 'B' }, { id: 9 }]);
	});
	const unsure = ({ key }: Sought) => (key === 'd' ? 'Who knows.' : undefined);
	const { json } = await things(() => [[THING]], { size: () => 9, again: second, unsure }).of([['a', 'b', 'c', 'd']]);
	expect(asked).toEqual([['b', 'd']]);
	const doubt = expect.stringContaining('the second says so') as unknown;
	expect(json.map(({ value, found, complete, notes }) => [value, found, complete, notes])).toEqual([
		['a', true, true, undefined],
		['b', true, false, [doubt]],
		['c', false, true, undefined],
		['d', false, false, [doubt, 'Who knows.']],
	]);
	const refusing = (status: number) =>
		again(() => {
			throw new ApiError({ status });
		});
	const { short } = await things(() => [[THING]], { again: refusing(403) }).of(
		['a', 'b'],
		{},
		{ continueOnFail: true },
	);
	expect(short).toEqual([
		['a', true],
		['b', expect.stringContaining('403')],
	]);
	expect((await things(() => [[]], { again: refusing(400) }).of(['b'])).json).toMatchObject([
		{ found: false, complete: false, notes: [expect.stringContaining('refused to search for all others')] },
	]);
});

test('is not complete for an AI agent where a part of its matches is left out, and the advice is about values', async () => {
	const { of } = things(() => [Array.from({ length: 20 }, (_, id) => ({ id, name: 'a', text: 'x'.repeat(900) }))]);
	expect((await of(['a'])).json).toMatchObject([{ count: 20, complete: true }]);
	const [found, { summary }] = (await of(['a'], {}, { isTool: true })).json;
	expect(found).toMatchObject({ value: 'a', found: true, count: 20, complete: false });
	expect((summary as { notes: string[] }).notes).toContainEqual(expect.stringContaining('fewer Values'));
});
