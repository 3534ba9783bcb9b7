import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import type { Subject } from '../../contract/subject.cts';
import type { ActiveTrigger } from './active-trigger.cts';
import type { Chance } from './chance.cts';

const HOUR = 3_600_000;
/** By how much n8n's clock may be wrong. */
const MOST_SKEW = HOUR;
/** More requests than a poll makes here. */
const MOST_PAGES = 4;
const BUDGET_MS = 50_000;

/** Answers by which a request fails for good. */
const FAILURES: FaultAnswer[] = [
	{ status: 500 },
	{ status: 503, headers: { 'retry-after': '400' } },
	{ status: 429, headers: { 'retry-after': '400' } },
	{ status: 401 },
	{ status: 403 },
	{ invalidJson: true },
	{ resetInBody: true },
	{ resetBeforeHeaders: true },
];

/** Something that goes wrong at one poll. */
type Trouble = (trigger: ActiveTrigger, chance: Chance, meanwhile: () => void, subject: Subject) => Promise<void>;

/** By name, as the counts show them. */
export const TROUBLES: Record<string, Trouble> = {
	/** The product fails from some page on. */
	async failure(trigger, chance, _meanwhile, subject) {
		const after = chance.between(0, MOST_PAGES);
		trigger.place.vendor.setFaults([subject.fault(chance.oneOf(FAILURES), { after })]);
		await trigger.poll();
		trigger.place.vendor.setFaults([]);
	},
	/** n8n is ended and started again, with what it has saved. */
	async restart(trigger) {
		trigger.memory.restart();
		await trigger.poll();
	},
	/** n8n's clock is wrong for one poll, and right at the next. */
	async skew(trigger, chance) {
		trigger.skew = chance.between(-MOST_SKEW, MOST_SKEW);
		await trigger.poll();
		trigger.skew = 0;
	},
	/** More happens while the poll reads. */
	async meanwhile(trigger, chance, meanwhile) {
		await trigger.pollAnd(meanwhile, chance.between(1, MOST_PAGES));
	},
	/** The poll takes longer than n8n allows. */
	async abandoned(trigger, chance, meanwhile) {
		const act = () => {
			meanwhile();
			trigger.wait(2 * BUDGET_MS);
		};
		await trigger.pollAnd(act, chance.between(1, MOST_PAGES), { budgetMs: BUDGET_MS });
	},
	/** The product, or the way to it, is down for hours. */
	async outage(trigger, chance, meanwhile, subject) {
		trigger.place.vendor.setFaults([subject.fault(chance.oneOf(FAILURES))]);
		for (let polls = chance.between(1, 3); polls > 0; polls--) {
			trigger.wait(chance.between(1, 3) * HOUR);
			meanwhile();
			await trigger.poll();
		}
		trigger.place.vendor.setFaults([]);
	},
	/** n8n is down for hours. */
	async pause(trigger, chance, meanwhile) {
		for (let times = chance.between(1, 3); times > 0; times--) {
			trigger.wait(chance.between(1, 8) * HOUR);
			meanwhile();
		}
		trigger.memory.restart();
		await trigger.poll();
	},
	/**
	 * Two polls at the same time, which have the same memory outside of n8n's durable mode. In it each has a copy, and what
	 * both output is n8n's own matter: that is not tried.
	 */
	async overlap(trigger) {
		await Promise.all([trigger.poll(), trigger.memory.isDurable ? undefined : trigger.poll()]);
	},
};
