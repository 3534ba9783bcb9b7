import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** What a process that may be killed has to do, again and again. */
export type Job = 'poll' | 'export' | 'comparison';

/** What it is started with. */
export interface Order {
	job: Job;
	/** Where it keeps what n8n keeps in its database. */
	folder: string;
	/** Fields of the credential. */
	credential: ICredentialDataDecryptedObject;
	/** Whether memory and items are saved in one transaction, as in n8n's durable mode. Otherwise first the items. */
	isDurable: boolean;
}

/** Files in its folder. Each of the first two is written as a whole, or not at all. */
export const FILES = {
	/** The credential with its token. */
	credential: 'credential.json',
	/** The trigger's memory; in the durable mode with all items that were output. */
	memory: 'memory.json',
	/** Items that were output, where the memory is saved apart from them; one line for each poll. */
	items: 'items.ndjson',
	/** Results of exports and comparisons, one line for each. */
	results: 'results.ndjson',
	/** The earlier export, to compare with. */
	earlier: 'earlier.ndjson',
	/** Asks the process to end when nothing is left to do. */
	finish: 'finish',
} as const;

/** A finished export or comparison. */
export interface Result {
	/** What the node said. */
	summary: Record<string, unknown>;
	/** Lines in the file that it handed on. */
	lines: number;
	error?: string;
}

/** What the durable mode keeps together. */
export interface Kept {
	memory: Record<string, unknown>;
	items: string[];
}
