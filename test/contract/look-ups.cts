/** What every operation "Look Up" promises: an item for each value, in order, whoever wrote it and however; and few requests. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RunOptions } from '../harness/run-node.cts';
import type { AnyLookUp, Place } from './declaration.cts';
import { MOST_FIELDS, offers, type Subject } from './subject.cts';

/** As many as a report of a scanner has. */
const MANY = 1_000;

/** Registers the tests. */
export function testLookUps(subject: Subject): void {
	const { lookUps = [] } = subject.declaration;
	if (lookUps.length === 0) return;
	// What does not depend on the way is tried in the first way of each operation and API.
	const place = ({ resource, parameters: { api } }: AnyLookUp) => [resource, api].join(' ');
	const isFirst = (one: AnyLookUp) => lookUps.find((other) => place(other) === place(one)) === one;
	describe.each(lookUps.map((one) => [nameOf(one), one] as const))('%s', (_, declared) => {
		const lookUp = new LookUp(subject, declared);
		testValues(lookUp);
		if (isFirst(declared)) testAnswers(lookUp);
	});
}

function nameOf({ resource, parameters: { lookUpBy, api = '' } }: AnyLookUp): string {
	return [resource, 'by', lookUpBy, api].join(' ').trim();
}

/** One way to look records up, ready to be run. */
class LookUp {
	readonly key: string;

	constructor(
		readonly subject: Subject,
		readonly declared: AnyLookUp,
	) {
		this.key = `${declared.resource} lookUp`;
	}

	async start(count = 5): Promise<Place> {
		return await this.subject.start(this.declared.holding(count));
	}

	async run(place: Place, values: unknown, more: INodeParameters = {}, options: RunOptions = {}) {
		const usual = { ...(await this.subject.parameters(place, this.key)), ...this.declared.parameters };
		return await place.run({ ...usual, values: values as string, ...more }, options);
	}

	/** The IDs of the records that have the value. */
	ids({ matches }: IDataObject): string[] {
		return (matches as IDataObject[]).map((match) => String(match[this.declared.idField]));
	}
}

function testValues(lookUp: LookUp): void {
	const { subject, declared, key } = lookUp;
	const { nobody, wrong, mostRequests, isUnsure = false } = declared;

	test('gives an item for each value, in order, whether it is found or not, for all input items together', async () => {
		const place = await lookUp.start();
		const [first, second, third] = declared.known(place.vendor);
		const { otherwise = first.value } = first;
		const items = [
			{ json: { ask: [second.value, nobody, otherwise] } },
			{ json: { ask: `${second.value},\n ${third.value} ` } },
		];
		const { items: found, error } = await lookUp.run(place, '={{ $json.ask }}', {}, { items });
		expect(error).toBeUndefined();
		expect(
			found.map(({ json, pairedItem }) => [json.value, json.found, json.complete, lookUp.ids(json), pairedItem]),
		).toEqual([
			[second.value, true, true, [String(second.id)], { item: 0 }],
			[nobody, false, !isUnsure, [], { item: 0 }],
			[otherwise, true, true, [String(first.id)], { item: 0 }],
			[second.value, true, true, [String(second.id)], { item: 1 }],
			[third.value, true, true, [String(third.id)], { item: 1 }],
		]);
		const isNoted = ({ found: isFound, notes }: IDataObject) => (notes !== undefined) !== (isUnsure && !isFound);
		expect(found.filter(({ json }) => json.count !== lookUp.ids(json).length || isNoted(json))).toEqual([]);
		const matches = found.flatMap(({ json }) => json.matches as IDataObject[]);
		expect(matches.filter((match) => Object.keys(match).length > MOST_FIELDS)).toEqual([]);
	});

	if (mostRequests !== undefined) {
		test(`asks for ${MANY} values of as many input items in at most ${mostRequests} requests`, async () => {
			const place = await lookUp.start(MANY);
			const known = declared.known(place.vendor).slice(0, MANY);
			const items = known.map(({ value }) => ({ json: { value } }));
			const { json, error } = await lookUp.run(place, '={{ $json.value }}', {}, { items });
			expect([error, json.length]).toEqual([undefined, MANY]);
			expect(json.filter((item, index) => !lookUp.ids(item).includes(String(known[index].id)))).toEqual([]);
			expect(subject.asked(place).length).toBeLessThanOrEqual(mostRequests);
		});
	}

	if (wrong === undefined) return;
	test('refuses what is no such value before anything is sent, by the number of its input item; or gives it as an item', async () => {
		const place = await lookUp.start();
		const [{ value }] = declared.known(place.vendor);
		const items = [{ json: { ask: value } }, { json: { ask: [value, wrong, nobody] } }];
		const failed = await lookUp.run(place, '={{ $json.ask }}', {}, { items });
		const told = `${subject.product}, ${subject.operation(key).doing}: "${wrong}" is not `;
		expect(failed.error?.message).toContain(told);
		expect(failed.error?.message).toContain('[item 1]');
		expect(subject.asked(place)).toEqual([]);
		const { items: found } = await lookUp.run(place, '={{ $json.ask }}', {}, { items, continueOnFail: true });
		const refused = expect.stringContaining(told) as unknown;
		expect(found.map(({ json, pairedItem }) => [json.value, json.found ?? json.error, pairedItem])).toEqual([
			[value, true, { item: 0 }],
			[value, true, { item: 1 }],
			[wrong, refused, { item: 1 }],
			[nobody, false, { item: 1 }],
		]);
	});
}

function testAnswers(lookUp: LookUp): void {
	const { subject, declared, key } = lookUp;
	const { nobody, total } = declared;

	test('says that there are no values, and that a value says nothing', async () => {
		const place = await lookUp.start();
		for (const none of ['', ' ,\n, ', []]) {
			expect((await lookUp.run(place, none)).error?.message).toContain('Values is empty');
		}
		expect((await lookUp.run(place, 'unknown')).error?.message).toMatch(/"unknown" (is not|says nothing about single)/);
		expect(subject.asked(place)).toEqual([]);
	});

	if (!declared.isOneByOne) {
		test('asks for half of the values where the product takes fewer, and loses none', async () => {
			const place = await lookUp.start();
			const known = declared.known(place.vendor).slice(0, 4);
			const values = known.map(({ value }) => value);
			place.vendor.setFaults([subject.fault({ status: 413, body: {} }, { times: 1 })]);
			const { json, error } = await lookUp.run(place, values);
			expect(error).toBeUndefined();
			expect(json.map((item) => lookUp.ids(item))).toEqual(known.map(({ id }) => [String(id)]));
		});
	}

	test('has an error for each value when the product refuses, if the run continues on fail, and asks no further', async () => {
		const place = await lookUp.start();
		const [{ value }] = declared.known(place.vendor);
		place.vendor.setFaults([subject.fault({ status: 403, body: {} })]);
		const { json } = await lookUp.run(
			place,
			[value, nobody],
			{},
			{ items: [{ json: {} }, { json: {} }], continueOnFail: true },
		);
		expect(json.map((item) => [item.value, typeof item.error])).toEqual(
			[value, nobody, value, nobody].map((one) => [one, 'string']),
		);
		expect(subject.asked(place)).toHaveLength(1);
		expect((await lookUp.run(place, value)).error?.message).toContain('403');
	});

	if (total) {
		test('says of each value that the list may be incomplete, where fewer records came than were announced', async () => {
			const place = await lookUp.start();
			const [{ value }] = declared.known(place.vendor);
			place.vendor.setFaults([subject.fault({ patch: total(9) })]);
			const { json, hints } = await lookUp.run(place, [value, nobody]);
			const notes = [expect.stringContaining('may be incomplete: the service announced 9 records')];
			expect(json.map((item) => [item.found, item.complete, item.notes])).toEqual([
				[true, false, notes],
				// What is not found may be asked for in a second way, whose list is doubted, too.
				[false, false, expect.arrayContaining(notes)],
			]);
			expect(hints[0]).toMatchObject({ type: 'warning' });
		});
	}

	if (!offers(subject.operation(key).operation.parameters, 'ocsf')) return;
	test('gives matches as events of OCSF, too', async () => {
		const place = await lookUp.start();
		const [{ value }] = declared.known(place.vendor);
		const { json } = await lookUp.run(place, value, { output: 'ocsf' });
		expect(json).toMatchObject([{ value, found: true, matches: [{ class_uid: expect.any(Number) as unknown }] }]);
	});
}
