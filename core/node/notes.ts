import type { IExecuteFunctions } from 'n8n-workflow';
import type { Noun, ReadCount } from './read-count';

/** What a list operation says about its result, as data: If nodes and AI agents do not see hints. */
export interface Summary {
	/** Records in the output. */
	count: number;
	/** Whether every record that matches was read. */
	complete: boolean;
	/** Whether the limit ended the list. */
	limitReached: boolean;
	/** Whole sentences. */
	notes: string[];
}

const LIMIT_REACHED = 'The limit was reached: there may be more. Raise Limit or turn on Return All to get them.';

/** What there is to know about a reading of a list, most important first. @param remarks sentences of the list itself */
export function notesOn(
	{ many }: Noun,
	{ doubts, cutShort, notMapped }: ReadCount,
	remarks: Array<string | undefined> = [],
): string[] {
	return [
		...[...doubts].map((reason) => incomplete(many, reason)),
		...(cutShort ? [LIMIT_REACHED] : []),
		...[...notMapped].map(
			([reason, count]) =>
				`${count.toLocaleString('en-US')} of the ${many} are left out because they have no OCSF event: ${reason}. Set Output to Raw to get them.`,
		),
		...remarks.filter((remark) => remark !== undefined),
	];
}

/** That records may be missing. @param many what the records are called @param reason why */
export function incomplete(many: string, reason: string): string {
	return `The list of ${many} may be incomplete: ${reason}. Run the node again to be sure.`;
}

/** The summary of a reading. */
export function summaryOf(noun: Noun, count: ReadCount, remarks: Array<string | undefined>): Summary {
	const { doubts, cutShort, records } = count;
	const complete = doubts.size === 0 && !cutShort;
	return {
		count: records,
		complete,
		limitReached: cutShort,
		notes: notesOn(noun, count, remarks),
	};
}

/** Whether an AI agent runs the node. n8n gives the node another type then (n8n-core, nodes as tools). */
export function isTool(ctx: IExecuteFunctions): boolean {
	return ctx.getNode().type.endsWith('Tool');
}
