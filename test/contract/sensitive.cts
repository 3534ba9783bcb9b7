/** What a product hands out in confidence is declared to n8n, which then never shows it, but gives it to the next node. */
import type { INodeExecutionData, INodeProperties, INodeType } from 'n8n-workflow';
import { EventMapper } from '../../core/ocsf/event';
import { NotMapped } from '../../core/ocsf/not-mapped';
import { SECRET_NAMES, USUAL_NAMES } from '../../nodes/shared/sensitive';
import { shown } from '../harness/shown.cts';
import type { Place } from './declaration.cts';
import { optionsIn, type ReadyOperation, type Subject } from './subject.cts';

const CANARY = 'pl4nted-c4nary-4711';
const under = (names: string[]) => Object.fromEntries(names.map((name) => [name, CANARY]));
/** In a record itself under every name, and under the usual ones in what records keep settings in. */
const SETTINGS = under(USUAL_NAMES);
const PLANT = { ...under(SECRET_NAMES), config: SETTINGS, settings: SETTINGS, connection: SETTINGS };
/** More would make n8n slow where it shows an execution: each path is looked for in each item. */
const MOST_PATHS = 1_800;

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
		const outputs = outputsOf(operation.parameters);
		// In an event the whole record may stand once more, as a text.
		const options = optionsIn(operation.parameters).some(({ name }) => name === 'includeRawData')
			? { options: { includeRawData: true } }
			: {};
		const runs = outputs.length > 0 ? outputs.map((output) => ({ ...parameters, ...options, output })) : [parameters];
		const all: INodeExecutionData[] = [];
		for (const one of runs) all.push(...(await place.run(one, { continueOnFail: true })).items);
		return all;
	}

	const operations = subject.operations.filter(({ key }) => !subject.exceptionsOf(key).hasNamesAsFields);

	test.each(operations.map((one) => [one.doing, one]))(
		'is hidden where n8n shows what "%s" outputs, in every format',
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
			const { parameters } = subject.declaration.triggerEvents.find(({ value }) => value === watch.event)!;
			const shownOf = async (output: string) => {
				const { items } = await subject.poll(place, watch, {}, { mode: 'manual', parameters: { output } });
				return leaksOf(trigger, items ?? []);
			};
			for (const output of outputsOf(parameters))
				expect([watch.event, await shownOf(output)]).toEqual([watch.event, []]);
			if (!outputsOf(parameters).includes('ocsf')) continue;
			const mapped = jest.spyOn(EventMapper.prototype, 'eventOf').mockReturnValue(new NotMapped('as a test'));
			expect([watch.event, await shownOf('ocsf')]).toEqual([watch.event, []]);
			mapped.mockRestore();
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

/** The formats that a form offers. */
function outputsOf(parameters: INodeProperties[]): string[] {
	const options = parameters.find(({ name }) => name === 'output')?.options ?? [];
	return options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
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
