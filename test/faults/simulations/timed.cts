/**
 * Events with a time.
 *
 * The promise: what appears within the look-back is output exactly once, whatever fails, stops, or is wrong meanwhile. It holds in both
 * ways in which n8n keeps a trigger's memory, and if n8n is ended between two polls.
 *
 * Outside of it: what appears later than the look-back after its own time; what the product shows only while no poll succeeds and takes
 * back before; a clock that is wrong by more than an hour. n8n itself may start a workflow twice with the same items, or not at all, if it is killed
 * between saving the memory and starting the execution (see `../kills`): no poll can prevent that outside of n8n's durable mode.
 */
import type { AnyWatch } from '../../contract/declaration.cts';
import type { Subject } from '../../contract/subject.cts';
import { IS_LONG, noteCounts } from '../budget.cts';
import { ActiveTrigger } from './active-trigger.cts';
import { Chance } from './chance.cts';
import { Ledger } from './ledger.cts';
import { TROUBLES } from './troubles.cts';

const MINUTE = 60_000;
const LOOK_BACK_MINUTES = 120;
const POLLS = IS_LONG ? 100 : 22;
/** Share of polls at which something goes wrong. */
const TROUBLED = 0.45;
/** Share of rounds in which pages are so small that a poll has several. */
const SMALL_PAGES = 0.6;
/** Polls after which everything must have been output. */
const MOST_LAST_POLLS = 200;

/** One simulation. @throws where something was lost or doubled */
export async function simulateTimed(subject: Subject, watch: AnyWatch, seed: number): Promise<void> {
	const chance = new Chance(seed, watch.event);
	const isDurable = chance.is(0.5);
	const small = chance.is(SMALL_PAGES) ? subject.list.declaration.smallerPages : {};
	const options = { lookBackMinutes: LOOK_BACK_MINUTES, maxItems: chance.oneOf([3, 10, 50, 1_000]) };
	const optionsAt = (now: number) => ({ ...watch.at(now), ...small });
	const trigger = await ActiveTrigger.start(subject, watch, optionsAt, { isDurable, parameters: { options } });
	const world = new World(trigger, watch, chance);

	expect(await trigger.poll()).toBe(0);
	world.begin();
	while (trigger.polls < POLLS) {
		trigger.wait(chance.is(0.9) ? chance.between(1, 10) * MINUTE : chance.between(0, 90) * MINUTE);
		world.live();
		if (!chance.is(TROUBLED)) await trigger.poll();
		else await chance.oneOf(Object.values(TROUBLES))(trigger, chance, () => world.live(), subject);
	}
	for (let last = 0, quiet = 0; quiet < 2 && last < MOST_LAST_POLLS; last++) {
		trigger.wait(MINUTE);
		quiet = (await trigger.poll()) === 0 ? quiet + 1 : 0;
	}

	const { lost, doubled } = world.owed.compare(trigger.output);
	const { polls, failed } = trigger;
	noteCounts({
		...{ what: `${subject.product}, ${watch.event}`, seed, polls, failed },
		...{ events: world.owed.length, lost: lost.length, doubled: doubled.length },
	});
	expect({ seed, isDurable, options, lost, doubled }).toEqual({ seed, isDurable, options, lost: [], doubled: [] });
}

/** What happens at the product. */
class World {
	readonly owed = new Ledger();
	private readonly times: number[] = [];
	private begunAt = 0;

	constructor(
		private readonly trigger: ActiveTrigger,
		private readonly watch: AnyWatch,
		private readonly chance: Chance,
	) {}

	/** The trigger is active: what happens from now on must be output. */
	begin(): void {
		// What has the very millisecond of the start, or in whole seconds its second, may be old.
		this.trigger.wait(2_000);
		this.begunAt = this.trigger.now;
		this.trigger.wait(1_000);
	}

	/** A few events, or many at once; late ones, and ones with equal times. */
	live(): void {
		const { chance } = this;
		const count = chance.is(0.08) ? chance.between(20, 40) : chance.between(0, 3);
		for (let done = 0; done < count; done++) this.occur(this.time());
	}

	private occur(time: number): void {
		const { chance, watch, trigger, owed, times } = this;
		const { vendor } = trigger.place;
		owed.add(watch.closed && chance.is(0.2) ? watch.closed(vendor, time) : watch.occur(vendor, time));
		times.push(time);
	}

	private time(): number {
		const { chance, trigger, times } = this;
		const { now } = trigger;
		const earliest = Math.max(this.begunAt, now - LOOK_BACK_MINUTES * MINUTE);
		const equal = times.slice(-20).filter((time) => time >= earliest);
		if (equal.length > 0 && chance.is(0.25)) return chance.oneOf(equal);
		return chance.is(0.3) ? chance.between(earliest, now) : now;
	}
}
