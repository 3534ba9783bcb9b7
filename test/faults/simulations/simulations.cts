/** Long simulations of everything that a trigger can watch, against a ledger that the trigger does not see. */
import { optionsIn, type Subject } from '../../contract/subject.cts';
import { IS_LONG, seedsFor } from '../budget.cts';
import { simulateMany, simulateState } from './states.cts';
import { simulateTimed } from './timed.cts';

const ROUNDS = IS_LONG ? 11 : 1;
/** Of one round, on a busy machine. */
const TIMEOUT_MS = 600_000;

/** Registers the tests. */
export function testSimulations(subject: Subject): void {
	const { watches, states = [], triggerEvents } = subject.declaration;
	const isTimed = (event: string) => {
		const { parameters } = triggerEvents.find(({ value }) => value === event)!;
		return optionsIn(parameters).some(({ name }) => name === 'lookBackMinutes');
	};
	const simulations: Array<[title: string, simulate: (seed: number) => Promise<void>]> = [
		...watches.map((watch): (typeof simulations)[number] => [
			watch.event,
			async (seed) => await (isTimed(watch.event) ? simulateTimed : simulateMany)(subject, watch, seed),
		]),
		...states.map((state): (typeof simulations)[number] => [
			`${state.event}, again and again`,
			async (seed) => await simulateState(subject, state, seed),
		]),
	];

	test('knows every event of the trigger', () => {
		const known = [...watches, ...states].map(({ event }) => event);
		const events = triggerEvents.map(({ value }) => value);
		expect([...new Set(known)].sort()).toEqual(events.sort());
	});

	for (const [title, simulate] of simulations) {
		test.each(seedsFor(ROUNDS))(`${title}: nothing is lost or doubled, with seed %i`, simulate, TIMEOUT_MS);
	}
}
