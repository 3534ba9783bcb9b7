/** What a product hands out in confidence is declared to n8n, which then never shows it, but gives it to the next node. */
import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { SECRET_NAMES, USUAL_NAMES } from '../../nodes/shared/sensitive';
import { shown } from '../harness/shown.cts';
import type { Place } from './declaration.cts';
import type { ReadyOperation, Subject } from './subject.cts';

const CANARY = 'pl4nted-c4nary-4711';
const under = (names: string[]) => Object.fromEntries(names.map((name) => [name, CANARY]));
/** In a record itself under every name, and under the usual ones in what records keep settings in. */
const SETTINGS = under(USUAL_NAMES);
const PLANT = { ...under(SECRET_NAMES), config: SETTINGS, settings: SETTINGS, connection: SETTINGS };
/** More would make n8n slow where it shows an execution: each path is looked for in each item. */
const MOST_PATHS = 1_500;

/** Registers the tests. */
export function testSensitive(subject: Subject): void {
	const { data, node, trigger, watches } = subject.declaration;

	/** A tenant whose answers have secrets everywhere. */
	async function planted(): Promise<Place> {
		const place = await subject.start();
		place.vendor.setFaults([{ pathPattern: data, times: 'always', answer: { plant: PLANT } }]);
		return place;
	}

	/** What an operation outputs in each format, all together. */
	async function outputOf({ key, operation }: ReadyOperation): Promise<INodeExecutionData[]> {
		const place = await planted();
		const parameters = await subject.parameters(place, key);
		const hasOutput = operation.parameters.some(({ name }) => name === 'output');
		const runs = hasOutput ? ['raw', 'simplified'].map((output) => ({ ...parameters, output })) : [parameters];
		const all: INodeExecutionData[] = [];
		for (const one of runs) all.push(...(await place.run(one, { continueOnFail: true })).items);
		return all;
	}

	const operations = subject.operations.filter(({ key }) => !subject.exceptionsOf(key).hasNamesAsFields);

	test.each(operations.map((one) => [one.doing, one]))(
		'is hidden where n8n shows what "%s" outputs, raw or simplified',
		async (_, operation) => {
			expect(leaksOf(node, await outputOf(operation))).toEqual([]);
		},
	);

	test('reaches the next node, from a list and from any request', async () => {
		for (const key of [subject.list.key, 'apiRequest send']) {
			expect([key, placesIn(await outputOf(subject.operation(key)))]).not.toEqual([key, []]);
		}
	});

	test('is hidden where n8n shows what the trigger outputs', async () => {
		for (const watch of watches) {
			const place = await planted();
			const { items } = await subject.poll(place, watch, {}, { mode: 'manual', parameters: { output: 'raw' } });
			expect([watch.event, leaksOf(trigger, items ?? [])]).toEqual([watch.event, []]);
		}
	});

	test('is declared in a list that is short enough to be looked for in each item', () => {
		for (const { description } of [node, trigger]) {
			const paths = description.sensitiveOutputFields ?? [];
			expect(paths.length).toBeGreaterThan(0);
			expect(paths.length).toBeLessThan(MOST_PATHS);
			expect(new Set(paths).size).toBe(paths.length);
		}
	});
}

/** Where secrets stand in what n8n would show. */
function leaksOf({ description }: INodeType, items: INodeExecutionData[]): string[] {
	return placesIn(shown(items, description.sensitiveOutputFields));
}

/** The places of the canary in a value, each once, with `[*]` for the elements of a list. */
function placesIn(value: unknown): string[] {
	const found = new Set<string>();
	const visit = (part: unknown, place: string) => {
		if (typeof part === 'string' && part.includes(CANARY)) found.add(place);
		if (typeof part !== 'object' || part === null) return;
		for (const [name, inside] of Object.entries(part))
			visit(inside, `${place}${Array.isArray(part) ? '[*]' : `.${name}`}`);
	};
	visit(value, '');
	return [...found];
}
