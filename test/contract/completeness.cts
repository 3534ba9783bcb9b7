/** What every list says of its completeness: in hints, in the summary of an export, and as an item. */
import type { INodeParameters } from 'n8n-workflow';
import type { RunOptions, RunResult } from '../harness/run-node.cts';
import type { Place } from './declaration.cts';
import { PAGE_SIZE, RECORDS, type List, type Subject } from './subject.cts';

const WHOLE = { complete: true, limitReached: false };
/** Records that are announced and never sent. */
const MISSING = 7;

/** Registers the tests. */
export function testCompleteness(subject: Subject): void {
	describe.each(subject.lists.map((list) => [list.key, list] as const))('%s', (_, list) => {
		testSummary(list);
		if (list.declaration.total) testAnnounced(subject, list, list.declaration.total);
	});
}

function testSummary(list: List): void {
	const summaryOf = ({ json }: RunResult) => json.at(-1)?.summary;

	test('is said by a last item where that is asked for, and always to an AI agent', async () => {
		const place = await list.start(3);
		const count = list.known(place).length;
		const plain = await list.read(place);
		expect(plain.json).toHaveLength(count);
		const asked = await list.read(place, { options: { addSummaryItem: true } });
		const told = await list.read(place, {}, { isTool: true });
		for (const result of [asked, told]) {
			expect(result.json.slice(0, -1)).toEqual(plain.json);
			expect(summaryOf(result)).toEqual({ count, ...WHOLE, notes: expect.any(Array) });
			expect(result.items.at(-1)?.pairedItem).toEqual({ item: 0 });
		}
	});

	test('says when the limit was reached', async () => {
		const place = await list.start(5);
		const result = await list.read(place, { returnAll: false, limit: 2 }, { isTool: true });
		const notes = expect.arrayContaining([expect.stringContaining('The limit was reached')]) as unknown;
		expect(summaryOf(result)).toEqual({ count: 2, complete: false, limitReached: true, notes });
	});
}

function testAnnounced(subject: Subject, list: List, total: (count: number) => unknown): void {
	const begin = async () => {
		const place = await list.start();
		const known = list.known(place).length;
		place.vendor.setFaults([subject.fault({ patch: total(known + MISSING) })]);
		const reason = `the service announced ${known + MISSING} records, but sent ${known}`;
		return { place, known, reason };
	};

	test('that sends fewer records than it announces has those that came, and a warning [cases 71, 73]', async () => {
		const { place, known, reason } = await begin();
		const { json, hints, error } = await list.read(place, { options: { addSummaryItem: true } });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(known + 1);
		expect(hints[0]).toMatchObject({
			type: 'warning',
			message: expect.stringContaining(`may be incomplete: ${reason}`),
		});
		const notes = expect.arrayContaining([expect.stringContaining(reason)]) as unknown;
		expect(json.at(-1)?.summary).toEqual({ count: known, complete: false, limitReached: false, notes });
	});

	const { exportKey } = list;
	if (!exportKey) return;

	const write = async (place: Place, options: INodeParameters, more?: RunOptions) => {
		const [resource, operation] = exportKey.split(' ');
		const own = { ...(await subject.parameters(place, exportKey)), resource, operation };
		const paged = list.isPaged ? { pageSize: PAGE_SIZE } : {};
		return await place.run({ ...(await list.parameters(place)), ...own, options: { ...paged, ...options } }, more);
	};

	test('is written to a file that is marked; or to none, if the user says so', async () => {
		const { place, known, reason } = await begin();
		const marked = await write(place, {});
		expect(marked.json).toEqual([expect.objectContaining({ count: known, complete: false, incompleteReason: reason })]);
		// The next export, which continues this one, would never read what is missing.
		expect(marked.json[0]).not.toHaveProperty('nextSince');
		expect(marked.hints[0].type).toBe('warning');
		const refused = await write(place, { onIncompleteList: 'fail' });
		expect(refused.items).toEqual([]);
		expect(refused.error?.message).toContain(`the list may be incomplete: ${reason}`);
		const tolerant = await write(place, { onIncompleteList: 'fail' }, { continueOnFail: true });
		expect(tolerant.json).toEqual([{ error: expect.stringContaining(reason) }]);
		expect(tolerant.items[0].binary).toBeUndefined();
		place.vendor.setFaults([]);
		expect((await write(place, { onIncompleteList: 'fail' })).json).toMatchObject([{ count: RECORDS, complete: true }]);
	});
}
