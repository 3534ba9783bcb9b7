/** A trigger that is polled for long on n8n's own core, with everything that goes wrong meanwhile. */
import { systemClock } from '../../../core/clock';
import type { AnyWatch, Place } from '../../contract/declaration.cts';
import type { PollChoice, Subject } from '../../contract/subject.cts';
import { StaticData } from '../../harness/static-data.cts';

/** What is polled. */
type Polled = Pick<AnyWatch, 'event' | 'parameters' | 'idField'>;

/** The trigger, and what it has output. */
export class ActiveTrigger {
	/** IDs of all items, in order. */
	readonly output: unknown[] = [];
	polls = 0;
	failed = 0;
	/** Ms that n8n's clock is ahead of the product's. */
	skew = 0;
	private elapsed = 0;

	private constructor(
		private readonly subject: Subject,
		private readonly polled: Polled,
		readonly place: Place,
		readonly memory: StaticData,
		private readonly rightTime: () => number,
		private readonly more: PollChoice,
	) {}

	/** Starts the product; nothing has been polled yet. */
	static async start(
		subject: Subject,
		polled: Polled,
		optionsAt: (now: number) => object,
		{ isDurable, ...more }: PollChoice & { isDurable: boolean },
	): Promise<ActiveTrigger> {
		const own = jest.mocked(systemClock.now).getMockImplementation()!;
		const place = await subject.start(optionsAt(own()), { now: own });
		const self = new ActiveTrigger(subject, polled, place, new StaticData(isDurable), own, more);
		subject.declaration.putForward(() => self.elapsed);
		jest.mocked(systemClock.now).mockImplementation(() => own() + self.skew);
		return self;
	}

	/** The product's time. */
	get now(): number {
		return this.rightTime();
	}

	wait(ms: number): void {
		this.elapsed += ms;
	}

	/** One poll, which may fail. @returns how many items it has output; -1 if it failed */
	async poll(more: PollChoice = {}): Promise<number> {
		const { place, memory, polled } = this;
		const choice = { ...this.more, activation: memory.activation, ...more };
		const result = await this.subject.poll(place, polled, memory.data, choice);
		memory.polled(result);
		this.polls += 1;
		if (result.error) this.failed += 1;
		this.output.push(...result.json.map((row) => row[polled.idField]));
		return result.error ? -1 : result.json.length;
	}

	/** A poll, and something that is done after so many of its requests. */
	async pollAnd(act: () => void, after: number, more?: PollChoice): Promise<void> {
		const before = this.requests;
		const running = { isSo: true };
		const poll = this.poll(more).finally(() => (running.isSo = false));
		while (running.isSo && this.requests - before < after) await new Promise(setImmediate);
		act();
		await poll;
	}

	private get requests(): number {
		return this.subject.asked(this.place).length;
	}
}
