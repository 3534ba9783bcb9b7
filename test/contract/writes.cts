/** What operations that change something put on the wire. */
import type { Subject } from './subject.cts';

/** Registers the tests. */
export function testWrites(subject: Subject): void {
	test('each sends exactly what the declaration says, once, with nothing but reads before it', async () => {
		const sent: Record<string, string> = {};
		/** What the simulator does not know as a change: a read-only credential would be tested with it in vain. */
		const unknown: string[] = [];
		for (const { key } of subject.operations.filter(({ operation }) => operation.effect === 'write')) {
			const place = await subject.start();
			const parameters = await subject.parameters(place, key);
			place.vendor.resetCounters();
			await place.run(parameters);
			const isReached = place.vendor.requests.some(({ reached }) => reached.effect === 'write');
			sent[key] = subject
				.asked(place)
				.filter(({ method }) => method !== 'GET')
				.map(({ method, path, body }) => [method, path, body].filter(Boolean).join(' '))
				.join('\n');
			if (!isReached && sent[key] !== '') unknown.push(key);
		}
		expect(unknown).toEqual([]);
		expect(sent).toEqual(subject.declaration.writes);
	});

	test('each fails, or gives every input item its own output, also where the answer says nothing', async () => {
		const wrong: unknown[] = [];
		for (const { key } of subject.operations.filter(({ operation }) => operation.effect === 'write')) {
			for (const faults of [[], [subject.fault({ status: 200, body: {} })]]) {
				const place = await subject.start();
				const parameters = await subject.parameters(place, key);
				place.vendor.setFaults(faults);
				const { error, items } = await place.run(parameters, { items: [{ json: {} }, { json: {} }] });
				const paired = new Set(items.map(({ pairedItem }) => JSON.stringify(pairedItem)));
				if (!error && paired.size !== 2) wrong.push([key, faults.length > 0, items]);
			}
		}
		expect(wrong).toEqual([]);
	});
}
