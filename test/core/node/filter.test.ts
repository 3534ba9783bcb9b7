import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../core/errors/input-error';
import { hasNoValue, notAnOption } from '../../../core/errors/sentences';
import { allOf, byTime, byValue, type FilterRule } from '../../../core/node/filter';
import { ParameterReader } from '../../../core/node/parameter-reader';
import { filterSet, period, withoutTimes } from '../../../nodes/shared/filters';

const text: INodeProperties = { displayName: 'Name', name: 'name', type: 'string', default: '' };
const choice: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	options: [
		{ name: 'In Review', value: 'in_review' },
		{ name: 'Open', value: 'open' },
	],
	default: [],
};
const after: INodeProperties = { displayName: 'Created After', name: 'after', type: 'dateTime', default: '' };
const before: INodeProperties = { displayName: 'Created Before', name: 'before', type: 'dateTime', default: '' };

const { within } = period('created', 'things');
const NOW = Date.UTC(2026, 0, 2);

const given = (values: IDataObject) =>
	new ParameterReader(
		(name, fallback) => (name in values ? values[name] : fallback),
		'UTC',
		(name) => name in values,
	);
const sent = (values: string[]) => ({ values });

describe('A filter by value', () => {
	test('is not set when it is missing or empty', () => {
		const rule = byValue({ parameter: text, send: sent });
		expect([{}, { name: '' }, { name: ' , ' }].map((values) => rule.read(given(values)))).toEqual(
			Array(3).fill(undefined),
		);
		const single = byValue({ parameter: text, isSingle: true, send: sent });
		expect(single.read(given({ name: ' ' }))).toBeUndefined();
	});

	test('is sent to the server, and checked again where the record has the value', () => {
		const filter = byValue({ parameter: text, send: sent, found: ({ name }) => [name] }).read(given({ name: 'a, b' }))!;
		expect(filter).toMatchObject({ sent: [{ values: ['a', 'b'] }], isComplete: true });
		const kept = ['A', ' b ', 'c', undefined, null].map((name) => filter.keeps({ name }));
		// Asked for, a record without the value is kept: the server knows better.
		expect(kept).toEqual([true, true, false, true, true]);
	});

	test('leaves out a record without a value where it is strict, or where the server was not asked', () => {
		const found = ({ name }: IDataObject) => [name];
		const strict = byValue({ parameter: text, send: sent, found, isStrict: true }).read(given({ name: 'a' }))!;
		const unsent = byValue({ parameter: text, send: () => undefined, found }).read(given({ name: 'a' }))!;
		expect([strict.keeps({}), unsent.keeps({}), unsent.keeps({ name: 'a' })]).toEqual([false, false, true]);
		expect(unsent).toMatchObject({ sent: [], isComplete: false });
	});

	test('is sent alone where a record cannot be checked, and lets nothing through where neither is possible', () => {
		const sentOnly = byValue({ parameter: text, send: sent }).read(given({ name: 'a' }))!;
		const neither = byValue({ parameter: text }).read(given({ name: 'a' }))!;
		expect([sentOnly.keeps({ name: 'b' }), neither.keeps({ name: 'a' })]).toEqual([true, false]);
	});

	test('trusts the server where records do not have the value', () => {
		const filter = byValue({ parameter: text, send: sent, isStrict: true }).read(given({ name: 'a' }))!;
		expect(filter.keeps({})).toBe(true);
	});

	test('of one text takes commas as part of it', () => {
		const filter = byValue({ parameter: text, isSingle: true, send: sent }).read(given({ name: ' a, b ' }))!;
		expect(filter.sent).toEqual([{ values: ['a, b'] }]);
	});

	test('takes an option by its value or name, in upper or lower case, and no other', () => {
		const rule = byValue({ parameter: choice, send: sent });
		expect(rule.read(given({ status: ['in review', 'OPEN'] }))!.sent).toEqual([{ values: ['in_review', 'open'] }]);
		expect(() => rule.read(given({ status: ['closed'] }))).toThrow(
			notAnOption('Status', 'closed', ['in_review', 'open']),
		);
		expect(() => rule.read(given({ status: null }))).toThrow(hasNoValue('Status'));
	});

	test('does not take for an option what is something else in the list of options', () => {
		const group = { displayName: 'Group', name: 'group', values: [] };
		const rule = byValue({ parameter: { ...choice, options: [...choice.options!, group] }, send: sent });
		expect(() => rule.read(given({ status: ['group'] }))).toThrow(
			notAnOption('Status', 'group', ['in_review', 'open']),
		);
	});

	test('of a single choice takes the whole text as one option', () => {
		const rule = byValue({ parameter: { ...choice, type: 'options' }, send: sent });
		expect(rule.read(given({ status: 'Open' }))!.sent).toEqual([{ values: ['open'] }]);
		expect(rule.read(given({ status: '' }))).toBeUndefined();
		expect(() => rule.read(given({ status: 'open, in_review' }))).toThrow(notAnOption('Status', 'open, in_review', []));
	});
});

describe('A filter by time', () => {
	const found = ({ at }: IDataObject) => at as number | undefined;
	const send = (start?: number, end?: number) => ({ start, end });
	const range = (values: IDataObject, more = {}) =>
		byTime({ after, before, within, found, send, ...more }).read(given(values), NOW);
	const last = (span: IDataObject, others: IDataObject = {}) => range({ createdWithin: { span }, ...others });
	const [early, late] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)];

	test('is not set when both times are missing or empty', () => {
		expect([range({}), range({ after: '', before: '' })]).toEqual([undefined, undefined]);
	});

	test('keeps both ends, and a record without a time', () => {
		const filter = range({ after: '2026-01-01', before: '2026-01-02' })!;
		expect(filter).toMatchObject({ sent: [{ start: early, end: late }], isComplete: true });
		const kept = [early - 1, early, late, late + 0.123, late + 1, undefined].map((at) => filter.keeps({ at }));
		expect(kept).toEqual([false, true, true, true, false, true]);
		expect(range({ after: '2026-01-01' })!.keeps({ at: late + 1 })).toBe(true);
		expect(range({ before: '2026-01-01' })!.keeps({ at: early - 1 })).toBe(true);
	});

	test('may have an end that the server is not asked for, or none', () => {
		expect(range({ before: '2026-01-02' }, { isEndSent: false })!.isComplete).toBe(false);
		expect(range({ after: '2026-01-02' }, { isEndSent: false })!.isComplete).toBe(true);
		const open = byTime({ after, within, found, send });
		expect(open.parameters).toEqual([after, within.entry]);
		expect(open.read(given({ after: '2026-01-01', before: 'ignored' }), NOW)!.sent).toEqual([
			{ start: early, end: undefined },
		]);
	});

	test('of which one is missing has an open end', () => {
		const [from, to] = [range({ after: '2026-01-02' })!, range({ before: '2026-01-01' })!];
		expect([from.sent, to.sent]).toEqual([[{ start: late, end: undefined }], [{ start: undefined, end: early }]]);
		expect([from.keeps({ at: early }), to.keeps({ at: late })]).toEqual([false, false]);
	});

	test('may begin a span of time before now, in units by value or name', () => {
		const spans = [
			{ amount: 90, unit: 'minutes' },
			{ amount: '1', unit: 'Hours' },
			{ amount: 2, unit: ' DAYS ' },
			{ amount: 1, unit: 'weeks' },
			{ amount: 24 },
			{ amount: 100_000, unit: 'weeks' },
		];
		const minutes = spans.map((span) => (NOW - last(span)!.sent[0].start!) / 60_000);
		expect(minutes).toEqual([90, 60, 2 * 1440, 7 * 1440, 1440, NOW / 60_000]);
		const filter = last({ amount: 1, unit: 'days' })!;
		expect(filter).toMatchObject({ sent: [{ start: early, end: undefined }], isComplete: true });
		expect([early - 1, early, NOW + 1].map((at) => filter.keeps({ at }))).toEqual([false, true, true]);
		expect(range({ createdWithin: { span: [{ amount: 1, unit: 'days' }] } })!.sent).toEqual([
			{ start: early, end: undefined },
		]);
	});

	test('refuses a span that is none, or that is given beside another begin', () => {
		const refused = [
			{ amount: 0 },
			{ amount: 1.5 },
			{ amount: 'many' },
			{ unit: 'years' },
			{ unit: '' },
			{ amount: null },
			{},
		];
		for (const span of refused) expect(() => last(span)).toThrow(InputError);
		expect(() => range({ createdWithin: { amount: 24, unit: 'hours' } })).toThrow(
			'Created Within the Last must be a number and a unit',
		);
		expect(() => range({ createdWithin: '24 hours' })).toThrow('Created Within the Last must be a collection');
		expect(() => range({ createdWithin: null })).toThrow('Created Within the Last has no value');
		expect(() => range({ createdWithin: {} })).toThrow('Created Within the Last is empty');
		for (const span of [[], [{ amount: 1 }, { amount: 2 }], 24]) {
			expect(() => range({ createdWithin: { span } })).toThrow('Time Span must be a collection');
		}
		expect(() => last({ amount: 24 }, { after: '2026-01-01' })).toThrow(
			'Created After and Created Within the Last are both set',
		);
		expect(() => last({ amount: 24 }, { before: '2026-01-01' })).not.toThrow();
		expect(() => last({ amount: 1 }, { before: '2026-01-01' })).toThrow(
			'The begin of Created Within the Last is later than Created Before',
		);
		expect(last({ amount: 24 }, { after: '' })!.sent).toEqual([{ start: early, end: undefined }]);
	});

	test('refuses times in the wrong order', () => {
		expect(() => range({ after: '2026-01-02', before: '2026-01-01' })).toThrow(
			'Created After is later than Created Before',
		);
	});
});

describe('The filters of a list', () => {
	const rules: Array<FilterRule<object>> = [
		byTime({ after, before, within, found: ({ at }) => at as number, send: (start, end) => ({ start, end }) }),
		byValue({ parameter: text, send: ([name]) => ({ name }), found: ({ name }) => [name] }),
		byValue({ parameter: choice, found: ({ status }) => [status] }),
	];
	const filters = filterSet({ description: 'Only things with all of these', rules });
	const reader = (values: IDataObject) => given({ filters: values });

	test('are one form, in alphabetical order', () => {
		const names = (filters.parameter.options as INodeProperties[]).map(({ displayName }) => displayName);
		expect(names).toEqual(['Created After', 'Created Before', 'Created Within the Last', 'Name', 'Status']);
	});

	test('are sent and checked together', () => {
		const { sent: parts, isComplete, keeps } = filters.read(reader({ name: 'a', status: ['open'] }));
		expect([parts, isComplete]).toEqual([[{ name: 'a' }], false]);
		const records = [
			{ name: 'a', status: 'open' },
			{ name: 'b', status: 'open' },
			{ name: 'a', status: 'closed' },
		];
		expect(records.map(keeps)).toEqual([true, false, false]);
	});

	test('let everything through when none is set', () => {
		const { sent: parts, isComplete, keeps } = filters.read(reader({}));
		expect([parts, isComplete, keeps({})]).toEqual([[], true, true]);
		expect(allOf([]).keeps({})).toBe(true);
	});

	test('are known as the user has set them', () => {
		expect(filters.given(reader({ name: 'a' }))).toEqual({ name: 'a' });
	});

	test('of a trigger have no times, none of the filters that it sets itself, and a description of their own', () => {
		const names = (set: typeof filters) => (set.parameter.options as INodeProperties[]).map(({ name }) => name);
		expect(names(withoutTimes(filters, 'Of a trigger'))).toEqual(['name', 'status']);
		expect(names(withoutTimes(filters, 'Of a trigger', ['status']))).toEqual(['name']);
		expect(withoutTimes(filters, 'Of a trigger').parameter.description).toBe('Of a trigger');
	});
});
