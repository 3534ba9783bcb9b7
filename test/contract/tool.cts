/** What the node promises to an AI agent that uses it as a tool. */
import { NodeHelpers, type INodeParameters, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';
import { announced } from '../../core/node/operation';
import { LONGEST_ANSWER } from '../../core/node/tool-answer';
import { formWith } from './form.cts';
import { MOST_FIELDS, offers, type Subject } from './subject.cts';

const DEFAULT_LIMIT = 50;

/** Filters that are a choice among options which are known in advance. */
function choicesIn(parameters: INodeProperties[]): INodeProperties[] {
	const filters = parameters.find(({ name }) => name === 'filters')?.options as INodeProperties[] | undefined;
	return (filters ?? []).filter(({ type, options = [] }) => /ptions$/.test(type) && options.length > 0);
}

/** The longest output that the form offers. */
function rawWhere(parameters: INodeProperties[]): INodeParameters {
	return offers(parameters, 'raw') ? { output: 'raw' } : {};
}

/** Registers the tests. */
export function testTool(subject: Subject): void {
	const { node, trigger, product } = subject.declaration;

	test('may be a tool; the trigger may not', () => {
		expect([node.description.usableAsTool, trigger.description.usableAsTool]).toEqual([true, undefined]);
	});

	test('has a description of each operation that n8n can make', () => {
		const made = subject.operations.map(({ key }) => {
			const [resource, operation] = key.split(' ');
			const shown = formWith(node, { resource, operation, toolDescription: '' });
			return [key, shown.resource, NodeHelpers.makeDescription(shown, node.description)];
		});
		expect(made).toEqual(
			subject.operations.map(({ key, operation }) => [key, key.split(' ')[0], `${announced(operation)} in ${product}`]),
		);
	});

	test('returns little by default: at most fifty records, each with at most ten fields', async () => {
		for (const { key, declaration, operation } of subject.lists) {
			const place = await subject.start(declaration.holding(DEFAULT_LIMIT + 10));
			const { items, json, error } = await subject.run(place, key);
			expect([key, error]).toEqual([key, undefined]);
			expect(items.length).toBeLessThanOrEqual(DEFAULT_LIMIT);
			if (!offers(operation.parameters, 'simplified')) continue;
			const large = json.filter((row) => Object.keys(row).length > MOST_FIELDS || !(declaration.idField in row));
			expect([key, large]).toEqual([key, []]);
		}
	});

	test('takes the options of a filter as models write them: by name, in another case, several as a JSON text', async () => {
		const place = await subject.start();
		for (const { key, operation } of subject.lists) {
			for (const { name, type, options = [] } of choicesIn(operation.parameters)) {
				const [{ name: label, value }] = options as INodePropertyOptions[];
				const spellings = [value, label.toUpperCase(), ...(type === 'multiOptions' ? [JSON.stringify([label])] : [])];
				const asked: unknown[] = [];
				for (const spelling of spellings) {
					place.vendor.resetCounters();
					const given = { ...(await subject.parameters(place, key)), filters: { [name]: spelling } };
					const { error } = await place.run(given as INodeParameters, { isTool: true });
					const sent = subject.asked(place).map(({ path, query, body }) => [path, String(query), body]);
					asked.push({ key, name, error, sent });
				}
				expect(asked).toEqual(spellings.map(() => asked[0]));
				expect(asked[0]).toMatchObject({ error: undefined });
			}
		}
	});

	test('answers an agent in at most 8,000 characters, and says what is left out', async () => {
		for (const { key, declaration, operation } of subject.lists) {
			const place = await subject.start(declaration.holding(DEFAULT_LIMIT + 10));
			const given = { ...(await subject.parameters(place, key)), ...rawWhere(operation.parameters) };
			const all = (await place.run(given)).json;
			const { json, error } = await place.run(given, { isTool: true });
			const { summary } = json.at(-1) as { summary: { count: number; leftOut?: number; notes: string[] } };
			expect([key, error, summary.count]).toEqual([key, undefined, json.length - 1]);
			expect(JSON.stringify(json).length).toBeLessThanOrEqual(LONGEST_ANSWER);
			expect([key, (summary.leftOut ?? 0) + summary.count]).toEqual([key, all.length]);
			if (summary.leftOut) expect(summary.notes[0]).toMatch(/^Only the first/);
		}
	});
}
