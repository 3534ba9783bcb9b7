/** Names where people have names: expressions and AI models give them in every mode. */
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { by } from '../harness/setting.cts';
import type { NameDeclaration, Simulator } from './declaration.cts';
import type { Subject } from './subject.cts';

type Located = readonly [key: string, parameter: INodeProperties];

/** Registers the tests. */
export function testNames(subject: Subject): void {
	const { names = {} } = subject.declaration;
	const located: Located[] = subject.operations.flatMap(({ key, operation }) =>
		operation.parameters
			.filter(({ modes = [] }) => modes.some(({ name }) => name === 'name'))
			.map((parameter) => [key, parameter] as const),
	);

	test('every locator with the mode By Name is tried, and no other', () => {
		expect([...new Set(located.map(([, { name }]) => name))].sort()).toEqual(Object.keys(names).sort());
	});

	if (located.length === 0) return;

	test.each(located)('%s asks the same for a name as for an ID', async (key, parameter) => {
		await expectSame(subject, key, parameter, names[parameter.name]);
	});

	test('a name that several records have is an error that lists them; an unknown one says what to do; nothing is sent', async () => {
		const wrong: unknown[] = [];
		for (const [key, parameter] of located) {
			const { holding = {}, twice, unknown = 'No such name' } = names[parameter.name];
			const place = await subject.start(holding);
			const two = twice(place.vendor);
			const attempts = [
				[two.name, 'which is the name of more than one', two.ids],
				[unknown, 'there is no', ['from the list']],
			] as const;
			for (const [name, message, advice] of attempts) {
				place.vendor.resetCounters();
				const { error, items } = await place.run(await shownWith(subject, place, key, parameter, by('id', name)));
				const told = (error ?? {}) as Error & { description?: string };
				const isTold =
					told.message?.includes(`: ${parameter.displayName} is "${name}"`) &&
					told.message.includes(message) &&
					advice.every((one) => told.description?.includes(one));
				const writes = subject.asked(place).filter(({ method, path }) => method !== 'GET' && !path.endsWith('/search'));
				if (!isTold || items.length > 0 || writes.length > 0) wrong.push([key, told.message, told.description, writes]);
			}
		}
		expect(wrong).toEqual([]);
	});
}

/** Two items with the same name, in each mode and in another case: one look-up, then what an ID would have sent. */
async function expectSame(
	subject: Subject,
	key: string,
	parameter: INodeProperties,
	{ holding = {}, known }: NameDeclaration<Simulator, object>,
): Promise<void> {
	const given = (name: string) => [by('name', name), by('id', name), by('list', name.toUpperCase()), name];
	const sent = async (choose: (one: { id: string; name: string }) => unknown) => {
		const place = await subject.start(holding);
		const parameters = await shownWith(subject, place, key, parameter, choose(known(place.vendor)));
		place.vendor.resetCounters();
		const { items, error } = await place.run(parameters, { items: [{ json: {} }, { json: {} }], continueOnFail: true });
		expect(error).toBeUndefined();
		expect(
			items.map(({ json }) => String(json.error ?? '')).filter((text) => /there is no|more than one/.test(text)),
		).toEqual([]);
		const asked = subject.asked(place).map(({ method, path, query, body }) => `${method} ${path}?${query} ${body}`);
		// The simulator changes records at the time of its own clock.
		return asked.map((one) => one.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time'));
	};
	const byId = await sent(({ id }) => by('id', id));
	for (const index of given('').keys()) {
		const byName = await sent(({ name }) => given(name)[index]);
		expect(byName.slice(-byId.length)).toEqual(byId);
		// One look-up for both items: at most two ways to search; none where the list is read for an ID, too.
		expect(byName.length).toBeGreaterThanOrEqual(byId.length);
		expect(byName.length - byId.length).toBeLessThanOrEqual(2);
	}
}

/** The parameters of an operation with which the locator is shown, and its value. */
async function shownWith(
	subject: Subject,
	place: Parameters<Subject['parameters']>[0],
	key: string,
	{ name, displayOptions }: INodeProperties,
	value: unknown,
): Promise<INodeParameters> {
	const shown = Object.entries(displayOptions?.show ?? {}).map(([other, values = []]) => [other, values[0]]);
	return {
		...(await subject.parameters(place, key)),
		...(Object.fromEntries(shown) as INodeParameters),
		[name]: value as INodeParameters,
	};
}
