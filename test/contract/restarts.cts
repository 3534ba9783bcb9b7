/**
 * What every trigger promises when n8n is restarted. Outside its durable mode n8n saves a trigger's memory only when the
 * trigger outputs something, so a restart brings back an older memory.
 */
import { systemClock } from '../../core/clock';
import type { FaultAnswer } from '../../simulators/kernel/fault.cts';
import { StaticData } from '../harness/static-data.cts';
import type { AnyState, AnyWatch, Place } from './declaration.cts';
import { optionsIn, type Subject } from './subject.cts';

const MINUTE = 60_000;
/** The setting of n8n that saves the memory at each poll. */
const DURABLE = 'N8N_POLLER_DURABLE_CURSORS_ENABLED';

/** An active trigger. */
interface Active {
	place: Place;
	memory: StaticData;
	/** IDs of the items of the next poll. */
	next(): Promise<unknown[]>;
	/** The same for a poll that may fail. */
	attempt(): Promise<unknown[]>;
}

/** Registers the tests. */
export function testRestarts(subject: Subject): void {
	const { watches, states = [], triggerEvents } = subject.declaration;
	const isTimed = (event: string) => {
		const { parameters } = triggerEvents.find(({ value }) => value === event)!;
		return optionsIn(parameters).some(({ name }) => name === 'lookBackMinutes');
	};
	const timed = watches.filter(({ event }) => isTimed(event));

	test('is tried with every event', () => {
		const tried = [...timed, ...states].map(({ event }) => event);
		expect([...new Set(tried)].sort()).toEqual(triggerEvents.map(({ value }) => value).sort());
	});

	if (timed.length > 0) describe.each(timed.map((watch) => [watch.event, watch] as const))('%s', testTimed(subject));
	if (states.length > 0) describe.each(states.map((state) => [state.event, state] as const))('%s', testState(subject));
}

async function active(subject: Subject, watch: Omit<AnyWatch, 'at' | 'occur'>, options: object): Promise<Active> {
	const place = await subject.start(options, { now: () => systemClock.now() });
	const memory = new StaticData();
	const attempt = async (mayFail = true) => {
		const result = await subject.poll(place, watch, memory.data, { activation: memory.activation });
		memory.polled(result);
		if (!mayFail) expect(result.error).toBeUndefined();
		return result.json.map((row) => row[watch.idField]);
	};
	return { place, memory, next: async () => await attempt(false), attempt };
}

function testTimed(subject: Subject) {
	return (_: string, watch: AnyWatch): void => {
		test('loses nothing and outputs nothing twice, after quiet polls and polls that failed [case 86]', async () => {
			const { place, memory, next, attempt } = await active(subject, watch, watch.at(systemClock.now()));
			const occur = (minutesAgo = 0) => watch.occur(place.vendor, systemClock.now() - minutesAgo * MINUTE);
			expect(await next()).toEqual([]);
			memory.restart();
			const first = occur();
			expect([await next(), await next()]).toEqual([[first], []]);
			const late = occur(40);
			memory.restart();
			expect([await next(), await next()]).toEqual([[late], []]);
			memory.restart();
			expect(await next()).toEqual([]);
			const second = occur();
			place.vendor.setFaults([subject.fault({ status: 500 })]);
			expect(await attempt()).toEqual([]);
			memory.restart();
			expect(await attempt()).toEqual([]);
			place.vendor.setFaults([]);
			expect([await next(), await next()]).toEqual([[second], []]);
		});
	};
}

function testState(subject: Subject) {
	return (event: string, state: AnyState): void => {
		const { happen, undo, forgets } = state;

		test('outputs what happens once, and again after it was undone, while n8n runs', async () => {
			const { place, next } = await active(subject, state, state.at);
			undo(place.vendor);
			expect(await next()).toEqual([]);
			for (let times = 0; times < 2; times++) {
				const id = happen(place.vendor);
				expect([await next(), await next()]).toEqual([[id], []]);
				undo(place.vendor);
				expect([await next(), await next()]).toEqual([[], []]);
			}
		});

		test('outputs again after a restart what a poll has seen undone [case 86]', async () => {
			const { place, memory, next } = await active(subject, state, state.at);
			undo(place.vendor);
			await next();
			const id = happen(place.vendor);
			expect(await next()).toEqual([id]);
			undo(place.vendor);
			expect(await next()).toEqual([]);
			memory.restart();
			// The first poll after the restart sees it once more.
			expect(await next()).toEqual([]);
			expect(happen(place.vendor)).toBe(id);
			expect([await next(), await next()]).toEqual([[id], []]);
		});

		test('outputs again what happened again before the first poll after a restart, or says in the form that it cannot', async () => {
			const { place, memory, next } = await active(subject, state, state.at);
			undo(place.vendor);
			await next();
			const id = happen(place.vendor);
			expect(await next()).toEqual([id]);
			subject.declaration.putForward(() => MINUTE);
			undo(place.vendor);
			expect(await next()).toEqual([]);
			happen(place.vendor);
			memory.restart();
			expect([await next(), await next()]).toEqual([forgets ? [] : [id], []]);
			const { parameters } = subject.declaration.triggerEvents.find(({ value }) => value === event)!;
			expect(JSON.stringify(parameters).includes(DURABLE)).toBe(forgets !== undefined);
		});

		const blanks: Array<[string, FaultAnswer]> = [
			['no content', { status: 204 }],
			['an empty body', { emptyBody: true }],
			['null', { status: 200, body: null }],
			['an object without a list', { status: 200, body: {} }],
		];

		test.each(blanks)('takes %s for no empty list, at the first poll or later [case 54]', async (_what, answer) => {
			const { place, next, attempt } = await active(subject, state, state.at);
			undo(place.vendor);
			place.vendor.setFaults([subject.fault(answer)]);
			expect(await attempt()).toEqual([]);
			place.vendor.setFaults([]);
			expect(await next()).toEqual([]);
			const id = happen(place.vendor);
			expect(await next()).toEqual([id]);
			place.vendor.setFaults([subject.fault(answer)]);
			expect(await attempt()).toEqual([]);
			place.vendor.setFaults([]);
			expect([await next(), await next()]).toEqual([[], []]);
		});
	};
}
