/**
 * What has no time, and is found by comparing: members of a query, failing connections, items of a list.
 *
 * The promise: what has changed, and is still so at the next poll that succeeds, is output exactly once; and again each time that it
 * was undone and a poll has seen that.
 *
 * Outside of it: what is undone before a poll succeeds. And where the form says so (`forgets`): outside of its durable mode n8n
 * does not save that something was undone, since nothing is output then. If it is ended before the next output, what happens again
 * before the first poll is not recognized. The ledger keeps to the same rule.
 */
import type { AnyState, AnyWatch } from '../../contract/declaration.cts';
import type { Subject } from '../../contract/subject.cts';
import { IS_LONG, noteCounts } from '../budget.cts';
import { ActiveTrigger } from './active-trigger.cts';
import { Chance } from './chance.cts';
import { Ledger } from './ledger.cts';
import { TROUBLES } from './troubles.cts';

const MINUTE = 60_000;
const POLLS = IS_LONG ? 100 : 22;
const TROUBLED = 0.45;
/** While a list changes, only what two readings in a row did not find has left. */
const SETTLED = 2;
const MOST_LAST_POLLS = 50;

/** A state that comes and goes. @throws where something was lost or doubled */
export async function simulateState(subject: Subject, state: AnyState, seed: number): Promise<void> {
	const chance = new Chance(seed, state.event);
	const isDurable = chance.is(0.5);
	const trigger = await ActiveTrigger.start(subject, state, () => state.at, { isDurable });
	const { vendor } = trigger.place;
	const owed = new Ledger();
	state.undo(vendor);
	const known = new Known(trigger);
	await settled(trigger);
	known.seen(false);

	while (trigger.polls < POLLS) {
		const id = state.happen(vendor);
		// What n8n has forgotten cannot be seen to happen again.
		if (!known.isThere || !state.forgets) owed.add(id);
		await trouble(trigger, chance, subject, state);
		await settled(trigger);
		known.seen(true);
		state.undo(vendor);
		trigger.wait(MINUTE);
		await settled(trigger);
		known.seen(false);
		if (!chance.is(0.3)) continue;
		trigger.memory.restart();
		known.restart();
		// Time passes before n8n is there again; half of the time it polls once before it happens again.
		trigger.wait(chance.between(1, 60) * MINUTE);
		if (chance.is(0.5)) continue;
		await settled(trigger);
		known.seen(false);
	}
	conclude(subject, state, trigger, { owed, seed, isDurable });
}

/** Many that enter or leave, each once. @throws where one was lost or doubled */
export async function simulateMany(subject: Subject, watch: AnyWatch, seed: number): Promise<void> {
	const chance = new Chance(seed, watch.event);
	const isDurable = chance.is(0.5);
	const parameters = { options: { maxItems: chance.oneOf([3, 10, 1_000]) } };
	const trigger = await ActiveTrigger.start(subject, watch, watch.at, { isDurable, parameters });
	const { vendor } = trigger.place;
	const owed = new Ledger();
	const live = () => {
		for (let count = chance.between(0, 3); count > 0; count--) owed.add(watch.occur(vendor, trigger.now));
	};
	await settled(trigger);
	while (trigger.polls < POLLS) {
		trigger.wait(chance.between(1, 10) * MINUTE);
		live();
		if (!chance.is(TROUBLED)) await trigger.poll();
		else await chance.oneOf(Object.values(TROUBLES))(trigger, chance, live, subject);
	}
	await settled(trigger);
	conclude(subject, watch, trigger, { owed, seed, isDurable });
}

/** Polls until nothing comes any more. */
async function settled(trigger: ActiveTrigger): Promise<void> {
	for (let polls = 0, quiet = 0; quiet < SETTLED && polls < MOST_LAST_POLLS; polls++) {
		trigger.wait(MINUTE);
		quiet = (await trigger.poll()) === 0 ? quiet + 1 : 0;
	}
}

async function trouble(trigger: ActiveTrigger, chance: Chance, subject: Subject, { forgets }: AnyState): Promise<void> {
	const { restart, pause, ...others } = TROUBLES;
	const possible = Object.values(forgets ? others : { ...others, restart, pause });
	if (chance.is(TROUBLED)) await chance.oneOf(possible)(trigger, chance, () => undefined, subject);
}

/** What n8n's memory can say about the state, by n8n's own rule for when it is saved. */
class Known {
	isThere = false;
	private saved = false;
	private isActivation = true;

	constructor(private readonly trigger: ActiveTrigger) {}

	/** Polls have seen it; where it is there, that was output. */
	seen(isThere: boolean): void {
		this.isThere = isThere;
		if (isThere || this.isActivation || this.trigger.memory.isDurable) this.saved = isThere;
		this.isActivation = false;
	}

	restart(): void {
		this.isThere = this.saved;
		this.isActivation = true;
	}
}

function conclude(
	{ product }: Subject,
	{ event }: { event: string },
	{ output, polls, failed }: ActiveTrigger,
	{ owed, seed, isDurable }: { owed: Ledger; seed: number; isDurable: boolean },
): void {
	const { lost, doubled } = owed.compare(output);
	const counts = { events: owed.length, lost: lost.length, doubled: doubled.length };
	noteCounts({ what: `${product}, ${event}`, seed, polls, failed, ...counts });
	expect({ seed, isDurable, lost, doubled }).toEqual({ seed, isDurable, lost: [], doubled: [] });
}
