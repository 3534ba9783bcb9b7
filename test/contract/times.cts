/** What the filters by time promise: a span of time that ends now is the same as the time at which it begins. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { systemClock } from '../../core/clock';
import type { Place } from './declaration.cts';
import type { Subject } from './subject.cts';

const SPAN = { amount: 90, unit: 'minutes' };
const SPAN_MS = 5_400_000;

/** Registers the tests. */
export function testTimes(subject: Subject): void {
	const timed = subject.operations.flatMap(({ key, operation: { parameters } }) =>
		namesIn(parameters, 'fixedCollection').map((name) => [key, name.replace(/Within$/, '')] as const),
	);

	test('each time to begin at may be given as a span that ends now, and triggers choose their times themselves', () => {
		const all = subject.operations.flatMap(({ key, operation: { parameters } }) =>
			namesIn(parameters, 'dateTime').map((name) => [key, name] as const),
		);
		const begins = all.filter(([, name]) => name.endsWith('After'));
		expect(begins.map(([key, name]) => [key, name.replace(/After$/, '')])).toEqual(timed);
		const inTriggers = subject.declaration.triggerEvents.flatMap(({ parameters }) =>
			['dateTime', 'fixedCollection'].flatMap((type) => namesIn(parameters, type)),
		);
		expect(inTriggers).toEqual([]);
	});

	if (timed.length === 0) return;

	test.each(timed)(
		'%s asks for the latest %s as for those since the time at which the span begins',
		async (key, name) => {
			const now = Math.floor(systemClock.now());
			jest.spyOn(systemClock, 'now').mockReturnValue(now);
			const place = await subject.start();
			const [since, last] = [
				await asked(subject, place, key, { [`${name}After`]: new Date(now - SPAN_MS).toISOString() }),
				await asked(subject, place, key, { [`${name}Within`]: { span: SPAN } }),
			];
			expect(since.sent).not.toEqual([]);
			expect(last).toEqual(since);
			const both = await asked(subject, place, key, { [`${name}After`]: now, [`${name}Within`]: { span: SPAN } });
			expect(both).toEqual({
				sent: [],
				told: expect.stringMatching(/ After and .+ Within the Last are both set/) as unknown,
			});
		},
	);
}

async function asked(subject: Subject, place: Place, key: string, filters: IDataObject) {
	place.vendor.resetCounters();
	const { error } = await place.run({ ...(await subject.parameters(place, key)), filters: filters as never });
	const sent = subject.asked(place).map(({ method, path, query, body }) => [method, path, String(query), body]);
	return { sent, told: error?.message };
}

/** The filters of this type. */
function namesIn(parameters: INodeProperties[], type: string): string[] {
	const filters = parameters.find(({ name }) => name === 'filters')?.options ?? [];
	return (filters as INodeProperties[]).filter((one) => one.type === type).map(({ name }) => name);
}
