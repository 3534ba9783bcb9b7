import type { WorkflowExecuteMode } from 'n8n-workflow';

/** How long somebody waits for a service that fails. */
export interface Patience {
	/** Failures end a request after this time, ms, unless the service itself asked for a longer wait. */
	giveUpAfterMs: number;
	/** Whether all requests of a session share this time, from its last good answer on. */
	isShared: boolean;
	/** The longest that one request may take, ms. */
	longestRequestMs: number;
}

/** Nobody waits, and a list that is read again from its start costs more than a pause. */
const UNATTENDED: Patience = { giveUpAfterMs: 120_000, isShared: false, longestRequestMs: Infinity };
/** Somebody looks at the canvas. A slow request is theirs to bound, with Timeout. */
const ATTENDED: Patience = { giveUpAfterMs: 20_000, isShared: true, longestRequestMs: Infinity };
/** Somebody looks at a list that opens, so a host that does not answer must not hold it either. */
const IN_A_FORM: Patience = { giveUpAfterMs: 5_000, isShared: true, longestRequestMs: 15_000 };

const BY_MODE: Partial<Record<WorkflowExecuteMode, Patience>> = {
	internal: IN_A_FORM,
	manual: ATTENDED,
	chat: ATTENDED,
};

/**
 * The patience for an execution mode of n8n: `internal` is a form of the editor, `manual` everything that is started
 * there, single steps too, `chat` a conversation. All else runs unattended: active workflows, sub-workflows,
 * evaluations, the command line. Forms of some n8n do not tell their mode.
 */
export function patienceIn(mode: WorkflowExecuteMode = 'internal'): Patience {
	return BY_MODE[mode] ?? UNATTENDED;
}
