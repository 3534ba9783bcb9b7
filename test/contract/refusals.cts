/** What the user is told when the service refuses, when a parameter is wrong, or when the set-up is incomplete. */
import { NodeHelpers, type INodeParameters, type INodeProperties, type NodeApiError } from 'n8n-workflow';
import { caught } from '../harness/caught';
import { by } from '../harness/setting.cts';
import { formWith } from './form.cts';
import { given, type ReadyOperation, type Subject } from './subject.cts';

/** Status, what is told of it, and the advice. */
const REFUSALS: Array<[status: number, meaning: string, advice: RegExp]> = [
	[403, 'does not allow this', /\w/],
	[404, 'does not know', /\w/],
	[418, 'refused the request', /^/],
	[429, 'received too many requests', /Requests per Second/],
	[500, 'cannot answer now', /again|record/],
];
const WORDS = 'No, said the service';

type Described = Error & { description?: string };

/** Registers the tests. */
export function testRefusals(subject: Subject): void {
	testAnswers(subject);
	testItems(subject);
	testSetUp(subject);
	testInput(subject);
}

function testAnswers(subject: Subject): void {
	const [refusal] = subject.declaration.refusals;
	const isSent = ({ key }: ReadyOperation, status: number) => {
		const { isSilent, statuses = [] } = subject.declaration.exceptions?.[key] ?? {};
		return !isSilent && !statuses.includes(status);
	};

	test('a refusal names product, operation, reason, item and next step [case 42]', async () => {
		const wrong: unknown[] = [];
		const place = await subject.start();
		for (const [index, ready] of subject.operations.entries()) {
			// All operations together meet every status, and each meets two of them.
			const turns = REFUSALS.filter((_, turn) => (turn + index) % REFUSALS.length < 2);
			for (const [status, meaning, advice] of turns) {
				if (!isSent(ready, status)) continue;
				place.vendor.setFaults([subject.fault({ status, body: refusal(WORDS) })]);
				const { error, items } = await subject.run(place, ready.key);
				const { message = '', description = '' } = (error ?? {}) as Described;
				const isNamed =
					message.startsWith(`${subject.product}, ${ready.doing}: the service `) &&
					message.includes(`(HTTP ${status})`) &&
					message.includes(WORDS) &&
					message.endsWith('[item 0]') &&
					(message.includes(meaning) || status === 403 || status === 404);
				const { name, httpCode, context } = (error ?? {}) as Partial<NodeApiError>;
				const isTyped = name === 'NodeApiError' && httpCode === String(status) && context?.itemIndex === 0;
				if (!isNamed || !isTyped || !advice.test(description) || items.length > 0) {
					wrong.push([status, ready.key, message, description, name, httpCode]);
				}
			}
		}
		expect(wrong).toEqual([]);
	});

	test('a failure that passes is repeated for what only reads, and never for a POST or PATCH that writes [cases 40, 41]', async () => {
		const wrong: unknown[] = [];
		const place = await subject.start();
		for (const { key, operation } of subject.operations.filter((one) => isSent(one, 503))) {
			const isRead = operation.effect === 'read';
			place.vendor.resetCounters();
			place.vendor.setFaults(
				isRead
					? [subject.fault({ status: 503 }, { times: 1 })]
					: ['POST', 'PATCH'].map((method) => subject.fault({ status: 503 }, { method })),
			);
			const { error } = await subject.run(place, key);
			const asked = subject.asked(place).map(({ method, path, query, body }) => `${method} ${path}?${query} ${body}`);
			if (isRead && asked[0] !== asked[1]) wrong.push([key, asked]);
			const repeated = asked.filter((one) => one === asked.at(-1)).length > 1;
			const { isRepeatable = false } = subject.declaration.exceptions?.[key] ?? {};
			if (!isRead && repeated !== isRepeatable) wrong.push([key, asked, error?.message]);
		}
		expect(wrong).toEqual([]);
	});
}

function testItems(subject: Subject): void {
	test('with continue on fail an item that fails becomes an item that says so, paired like all others [case 95]', async () => {
		const place = await subject.start();
		place.vendor.setFaults([subject.fault({ status: 403, body: subject.declaration.refusals[0](WORDS) })]);
		const two = [{ json: {} }, { json: {} }];
		const wrong: unknown[] = [];
		for (const { key } of subject.operations) {
			if (subject.declaration.exceptions?.[key]?.isSilent) continue;
			const { items, error } = await subject.run(place, key, { continueOnFail: true, items: two });
			const told = items.map(({ json, pairedItem }) => [
				String(json.error).endsWith(`[item ${itemOf(pairedItem)}]`),
				pairedItem,
			]);
			if (
				error ||
				JSON.stringify(told) !==
					JSON.stringify([
						[true, { item: 0 }],
						[true, { item: 1 }],
					])
			)
				wrong.push([key, told, error]);
		}
		expect(wrong).toEqual([]);
	});

	test('without it the run stops at the first failure', async () => {
		const place = await subject.list.start(3);
		place.vendor.setFaults([subject.fault({ status: 403 }, { after: 1 })]);
		const limit = { returnAll: false, limit: 1 };
		const { error, items } = await subject.list.read(place, limit, {
			items: [{ json: {} }, { json: {} }, { json: {} }],
		});
		expect(items).toEqual([]);
		expect(error?.message).toContain('HTTP 403');
		expect(error).toMatchObject({ context: { itemIndex: expect.any(Number) } });
	});

	test('no item in: none out, and nothing is sent', async () => {
		const place = await subject.start();
		for (const { key } of subject.operations) {
			place.vendor.resetCounters();
			const parameters = await subject.parameters(place, key);
			place.vendor.resetCounters();
			expect((await place.run(parameters, { items: [] })).items).toEqual([]);
			expect(place.vendor.requests).toEqual([]);
		}
	});
}

function itemOf(pairedItem: unknown): number {
	return (pairedItem as { item: number }).item;
}

function testSetUp(subject: Subject): void {
	test('an operation or event that does not exist is reported as such', async () => {
		const place = await subject.start();
		for (const { value: resource } of subject.declaration.resources) {
			const operation = 'toString';
			const { error } = await place.run({ resource, operation });
			expect(error?.message).toBe(
				`${subject.product}, start: there is no operation "${operation}" for "${resource}" [item 0]`,
			);
			expect(error).toMatchObject({ description: expect.stringContaining('choose Resource and Operation again') });
		}
		const { error } = await place.poll({ event: 'toString' }, {});
		expect(error?.message).toBe(`${subject.product}, start: there is no event "toString"`);
		expect(place.vendor.requests).toEqual([]);
	});

	test('a missing credential is reported in the words of n8n', async () => {
		const place = await subject.start();
		const parameters = await subject.parameters(place, subject.list.key);
		place.removeCredentials();
		const { error } = await place.run(parameters);
		expect(error?.message).toMatch(/^[^,]+, [^:]+: .*credential/i);
		expect(error?.message).not.toContain('unexpected');
	});

	test('a credential that is refused is reported with what to check, and is not tried again', async () => {
		const place = await subject.start();
		const parameters = await subject.parameters(place, subject.list.key);
		place.vendor.resetCounters();
		place.edit(subject.declaration.wrong);
		const { error } = await place.run(parameters);
		expect(error?.message).toMatch(/^[^,]+, [^:]+: .*HTTP 40[013]/);
		expect(`${error?.message} ${(error as Described).description}`).toMatch(/[Cc]heck|Open the credential/);
		expect(place.vendor.requests).toHaveLength(subject.declaration.checksUnauthorized ? 2 : 1);
	});

	test('a list in the form that cannot be loaded says why', async () => {
		const place = await subject.start();
		place.vendor.setFaults([subject.fault({ status: 403, body: subject.declaration.refusals[0](WORDS) })]);
		for (const dropdown of subject.dropdowns()) {
			if (subject.declaration.exceptions?.[dropdown.method]?.isSilent) continue;
			const told = await caught(subject.load(place, dropdown));
			expect([dropdown.method, told.message]).toEqual([
				dropdown.method,
				expect.stringMatching(new RegExp(`^${subject.product}, load [a-z ]+: the service .*\\(HTTP 403\\): ${WORDS}`)),
			]);
			expect(told.description).toEqual(expect.any(String));
		}
	});

	test('an expression that fails is explained by n8n itself', async () => {
		const place = await subject.start();
		const parameters = {
			...(await subject.parameters(place, 'apiRequest send')),
			path: '={{ $("No such node").item.json.id }}',
		};
		const { error } = await place.run(parameters);
		expect(error?.constructor.name).toBe('ExpressionError');
		const tolerant = await place.run(parameters, { continueOnFail: true });
		expect(tolerant.json).toEqual([{ error: error?.message }]);
	});
}

/** Values that no parameter of this kind can have. */
function wrongValues(parameter: INodeProperties): unknown[] {
	const { type, required, options, typeOptions } = parameter;
	const nothing = '={{ undefined }}';
	const object = '={{ { a: 1 } }}';
	switch (type) {
		case 'boolean':
			return ['perhaps', '={{ 1 }}', '={{ null }}'];
		case 'dateTime':
			return ['soon', '2024/02/01', '01.02.2024', '2024-02-30', '25:00', true, '={{ null }}'];
		case 'json':
			return ['{ a: 1', nothing];
		case 'multiOptions':
			return options ? [['no such option'], object] : [object, '={{ null }}'];
		case 'number':
			return [(typeOptions?.minValue ?? 0) - 1, 'abc', true, nothing, ...beyond(typeOptions)];
		case 'options':
			return options ? ['no such option', '={{ [1] }}'] : [object];
		case 'resourceLocator':
			return [
				...(required ? [by('list', ''), by('id', '  ')] : []),
				...[object, nothing, '={{ true }}'].map((value) => by('id', value)),
			];
		case 'string':
			return [object, nothing, '={{ true }}', ...(required ? ['', '  '] : [])];
		default:
			return [];
	}
}

function beyond(typeOptions: INodeProperties['typeOptions'] = {}): number[] {
	const { maxValue, numberPrecision, minValue = 0 } = typeOptions;
	return [...(maxValue === undefined ? [] : [maxValue + 1]), ...(numberPrecision === 0 ? [minValue + 0.5] : [])];
}

function testInput(subject: Subject): void {
	test('every parameter is read by its label: a value that it cannot have is refused before anything is sent [case 99]', async () => {
		const place = await subject.start();
		const wrong: unknown[] = [];
		for (const { key, operation } of subject.operations) {
			const parameters = await subject.parameters(place, key);
			for (const [label, values] of attempts(subject, key, operation.parameters, parameters)) {
				place.vendor.resetCounters();
				// As a tool, whose form has all that the node's has, and more.
				const { error } = await place.run({ ...parameters, ...values }, { isTool: true });
				const { name, message = '', description = '' } = (error ?? {}) as Described;
				const isRefused = message.includes(`: ${label}`) && name === 'NodeOperationError' && description !== '';
				if (!isRefused || subject.asked(place).length > 0) wrong.push([key, label, values, message]);
			}
		}
		expect(wrong).toEqual([]);
	});

	test('so are the options and filters of the trigger [case 99]', async () => {
		const place = await subject.start();
		const wrong: unknown[] = [];
		for (const { event, parameters } of subject.declaration.watches) {
			const form = subject.declaration.triggerEvents.find(({ value }) => value === event)!.parameters;
			const own = { event, ...(await given(place, parameters)) } as INodeParameters;
			for (const [label, values] of attempts(subject, event, form, own)) {
				place.vendor.resetCounters();
				const memory = {};
				const { error } = await place.poll({ ...own, ...values }, memory);
				const isRefused = error?.message.includes(`: ${label}`) && error.name === 'NodeOperationError';
				const isUntouched = subject.asked(place).length === 0 && Object.keys(memory).length === 0;
				if (!isRefused || !isUntouched) wrong.push([event, label, values, error?.message]);
				else expect(error).toMatchObject({ failure: { cause: 'configuration-invalid' } });
			}
		}
		expect(wrong).toEqual([]);
	});
}

/** One wrong value at a time, for each parameter that the form shows with these values, and each entry of a collection. */
function* attempts(
	subject: Subject,
	key: string,
	form: INodeProperties[],
	given: INodeParameters,
): Generator<[label: string, values: INodeParameters]> {
	const { node, trigger, exceptions } = subject.declaration;
	const takesAny = exceptions?.[key]?.takesAny ?? [];
	const values = formWith(key.includes(' ') ? node : trigger, given);
	const type = (key.includes(' ') ? node : trigger).description;
	for (const parameter of form) {
		const { name, displayName, options } = parameter;
		if (takesAny.includes(name) || !NodeHelpers.displayParameter(values, parameter, null, type)) continue;
		for (const value of wrongValues(parameter)) yield [displayName, { [name]: value } as INodeParameters];
		if (parameter.type !== 'collection') continue;
		for (const entry of options as INodeProperties[]) {
			if (takesAny.includes(`${name}.${entry.name}`)) continue;
			const before = (given[name] ?? {}) as INodeParameters;
			for (const value of wrongValues(entry)) {
				const own = { ...shownWith(entry), [name]: { ...before, [entry.name]: value } };
				yield [entry.displayName, own as INodeParameters];
			}
		}
	}
}

/** The parameters of the form with which an option is shown; without them, n8n does not give its value. */
function shownWith({ displayOptions }: INodeProperties): object {
	const shown = Object.entries(displayOptions?.show ?? {}).filter(([name]) => name.startsWith('/'));
	return Object.fromEntries(shown.map(([name, values = []]) => [name.slice(1), values[0]]));
}
