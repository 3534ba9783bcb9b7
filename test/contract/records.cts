/** What every operation "Get" promises: the chosen record, or an error that names it. */
import type { INodeParameters } from 'n8n-workflow';
import { by } from '../harness/setting.cts';
import { asksFor, MOST_FIELDS, type List, type Subject } from './subject.cts';

/** Registers the tests. */
export function testRecords(subject: Subject): void {
	if (subject.records.length === 0) return;
	const listed = subject.records.flatMap(({ key, locator }) => {
		const list = subject.lists.find((one) => one.key === `${key}All`);
		return list ? [[key, locator, list] as const] : [];
	});

	test.each(listed)(
		'%s gives each input item the record that it asks for, simplified and raw',
		async (key, locator, list) => await expectOwnRecords(subject, key, locator, list),
	);

	test('an answer {} to everything is an error that names the record, and no item', async () => {
		const wrong: unknown[] = [];
		for (const { key } of subject.records) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ status: 200, body: {} })]);
			const { error, items } = await subject.run(place, key);
			const told = `${subject.product}, ${subject.operation(key).doing}: the answer `;
			if (items.length > 0 || !error?.message.startsWith(told)) wrong.push([key, error?.message, items]);
		}
		expect(wrong).toEqual([]);
	});
}

async function expectOwnRecords(subject: Subject, key: string, locator: string, list: List): Promise<void> {
	const { idField } = list.declaration;
	const place = await list.start(3);
	const known = list.known(place).slice(0, 3);
	// Not in the order of the list, in which a product may also answer a batch.
	const wanted = [2, 0, 1].map((index) => known[index]);
	const items = wanted.map((id) => ({ json: { id } as { id: string } }));
	const parameters = { ...(await subject.parameters(place, key)), [locator]: by('id', '={{ $json.id }}') };
	for (const output of ['simplified', 'raw']) {
		const own: INodeParameters = asksFor(subject.operation(key).operation, 'output')
			? { ...parameters, output }
			: parameters;
		const { items: found, error } = await place.run(own, { items });
		expect(error).toBeUndefined();
		expect(found.map(({ json, pairedItem }) => [String(json[idField]), pairedItem])).toEqual(
			wanted.map((id, item) => [String(id), { item }]),
		);
		const large = found.filter(({ json }) => Object.keys(json).length > MOST_FIELDS);
		if (own.output === 'simplified') expect(large).toEqual([]);
	}
}
