/** What a read-only credential promises: nothing is changed with it, and everything that reads works as before. */
import { systemClock } from '../../core/clock';
import type { Place } from './declaration.cts';
import { PAGE_SIZE, type ReadyOperation, type Subject } from './subject.cts';

/** Records. */
const TWO_PAGES = PAGE_SIZE + 5;
const READ_ONLY = { readOnly: true };
const REFUSED = /is refused, because the credential "[^"]+" is read-only/;

/** Registers the tests. */
export function testReadOnly(subject: Subject): void {
	testRefused(subject);
	testAllowed(subject);
}

function testRefused(subject: Subject): void {
	const { product, operations } = subject;

	test('refuses each operation that changes something, before anything is sent', async () => {
		const place = await subject.start();
		const two = [{ json: {} }, { json: {} }];
		const wrong: unknown[] = [];
		for (const { key, operation, doing } of operations.filter(changes)) {
			place.edit({ readOnly: false });
			const parameters = await subject.parameters(place, key);
			place.edit(READ_ONLY);
			place.vendor.resetCounters();
			const said = `${product}, ${doing}: this operation ${REFUSED.source}`;
			const { error } = await place.run(parameters, { isTool: true });
			const { json } = await place.run(parameters, { items: two, continueOnFail: true });
			const messages = [error?.message, ...json.map((row) => row.error)];
			const isTold = messages.every((message, index) =>
				new RegExp(`^${said} \\[item ${Math.max(0, index - 1)}\\]$`).test(String(message)),
			);
			if (!isTold || messages.length !== 3 || place.vendor.requests.length > 0) {
				wrong.push([key, operation.effect, messages, place.vendor.requests.map(({ path }) => path)]);
			}
		}
		expect(wrong).toEqual([]);
	});

	test('refuses any request of one’s own but GET, also page by page', async () => {
		const place = await subject.start();
		place.edit(READ_ONLY);
		for (const method of ['DELETE', 'PATCH', 'POST', 'PUT']) {
			for (const more of [{}, { body: '{}' }, ...(method === 'POST' ? [{ paginate: true }] : [])]) {
				const { error } = await subject.send(place, '/any/thing', { method, ...more });
				expect([method, error?.message]).toEqual([method, expect.stringMatching(REFUSED)]);
			}
		}
		expect(place.vendor.requests).toEqual([]);
	});
}

function testAllowed(subject: Subject): void {
	const { lists, operations } = subject;

	test('lets everything through that only reads', async () => {
		const wrong: unknown[] = [];
		const same = await both(subject);
		for (const { key } of operations.filter((one) => !changes(one))) {
			const run = async (place: Place) => await subject.run(place, key);
			wrong.push(...(await differences(same, key, run)));
		}
		for (const list of lists) {
			const { key, exportKey = key, declaration } = list;
			const places = await both(subject, declaration.holding(TWO_PAGES));
			wrong.push(...(await differences(places, key, async (place) => await list.read(place))));
			wrong.push(...(await differences(places, exportKey, async (place) => await subject.run(place, exportKey))));
		}
		expect(wrong).toEqual([]);
	});

	test('lets the lists of the form be loaded, and the trigger be polled', async () => {
		const wrong: unknown[] = [];
		const same = await both(subject);
		for (const dropdown of subject.dropdowns()) {
			const load = async (place: Place) => ({ items: await subject.load(place, dropdown) });
			wrong.push(...(await differences(same, dropdown.method, load)));
		}
		const { watches, states = [] } = subject.declaration;
		const now = systemClock.now();
		for (const watch of [...watches.map((one) => ({ ...one, at: one.at(now) })), ...states]) {
			for (const mode of ['manual', 'trigger'] as const) {
				const poll = async (place: Place) => {
					const memory = {};
					await subject.poll(place, watch, memory, { mode });
					return await subject.poll(place, watch, memory, { mode });
				};
				wrong.push(...(await differences(await both(subject, watch.at), `${watch.event} ${mode}`, poll)));
			}
		}
		expect(wrong).toEqual([]);
	});
}

/** Whether an operation always changes something. One that the user decides is tried as a request. */
function changes({ operation: { effect, isAnyRequest } }: ReadyOperation): boolean {
	return effect === 'write' && !isAnyRequest;
}

/** The same place with a credential that may write, and with one that is read-only. */
async function both(subject: Subject, options?: object): Promise<Place[]> {
	const places = await Promise.all([subject.start(options), subject.start(options)]);
	places.forEach((place, index) => place.edit({ readOnly: index > 0 }));
	return places;
}

/** What is different with a read-only credential, and calls that the service takes for a change. Records need not exist. */
async function differences(
	places: Place[],
	what: string,
	work: (place: Place) => Promise<{ items: unknown; error?: Error }>,
): Promise<unknown[]> {
	const outcomes: string[] = [];
	for (const place of places) {
		place.vendor.resetCounters();
		const { items, error } = await work(place).catch((thrown: Error) => ({ items: null, error: thrown }));
		const changing = place.vendor.requests.filter(({ reached }) => reached.effect === 'write');
		const count = Array.isArray(items) ? items.length : 0;
		outcomes.push([error?.message ?? count, ...changing.map(({ method, path }) => `${method} ${path}`)].join(' '));
		if (changing.length > 0) return [[what, outcomes]];
	}
	return outcomes[0] === outcomes[1] ? [] : [[what, outcomes]];
}
