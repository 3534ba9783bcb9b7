import { recordIds, type RecordIds } from '../kernel/record-id.cts';
import { rfc1123 } from './dates.cts';
import { Refusal } from './errors.cts';
import type { AxoniusSettings } from './options.cts';

/** An enforcement set. `uuid` and `name` are [CODE XSOAR], the rest is [INF]. */
export interface Enforcement {
	uuid: string;
	name: string;
	description: string;
	/** Name of the action that a run carries out. */
	action: string;
	/** RFC 1123. */
	last_updated: string;
}

/** One run of an enforcement set. */
export interface EnforcementRun {
	/** Of the set. */
	uuid: string;
	/** Of the set, when it was run. */
	name: string;
	/** Of the run itself. */
	runId: string;
	/** What the run ended with, where a test says so [values CODE PYC: constants/enforcements.py]. */
	outcome?: { status: string; result: string };
	/** Milliseconds since 1970 by the simulator's clock. */
	at: number;
	/** Of the assets that it was run on, where these were chosen. */
	module?: string;
	/** The attributes that a v1 caller sent. */
	attributes?: Record<string, unknown>;
}

const ACTIONS = ['Create Jira Ticket', 'Isolate Host', 'Send Email', 'Tag Assets'];

/** The enforcement sets of one simulator, and all their runs. */
export class Enforcements {
	readonly all: Enforcement[];
	readonly runs: EnforcementRun[] = [];
	private readonly runIds: RecordIds;

	constructor(private readonly settings: AxoniusSettings) {
		this.runIds = recordIds(settings.seed, 5);
		const ids = recordIds(settings.seed, 4);
		this.all = Array.from({ length: settings.enforcements }, (_, index) => {
			const action = ACTIONS[index % ACTIONS.length];
			const round = Math.floor(index / ACTIONS.length);
			return {
				uuid: ids.of(index),
				name: round === 0 ? action : `${action} ${round + 1}`,
				description: '',
				action: action.toLowerCase().replaceAll(' ', '_'),
				last_updated: rfc1123(settings.endTime),
			};
		});
		this.runBefore(settings);
	}

	/** Runs as if they had happened before, oldest first. */
	private runBefore({ enforcementRuns, endTime, spacingMs }: AxoniusSettings): void {
		for (let index = 0; index < enforcementRuns; index++) {
			const { uuid } = this.all[index % this.all.length];
			Object.assign(this.run(uuid), { at: endTime - (enforcementRuns - index) * spacingMs, module: 'devices' });
		}
	}

	/** @throws Refusal (404) */
	find(uuid: string): Enforcement {
		const found = this.all.find((each) => each.uuid === uuid);
		if (!found) throw new Refusal(404, `No enforcement set with the id ${uuid}`);
		return found;
	}

	/** Runs a set. Each call is one more run, because the API has no idempotency key [CODE AE]. */
	run(uuid: string, attributes?: Record<string, unknown>, module?: string): EnforcementRun {
		const { name } = this.find(uuid);
		const runId = this.runIds.of(this.runs.length);
		const run = { uuid, name, runId, at: this.settings.now(), module, ...(attributes ? { attributes } : {}) };
		this.runs.push(run);
		return run;
	}
}
