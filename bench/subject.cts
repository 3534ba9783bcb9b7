/** What a vendor brings to the benchmark: its lists, each with three ways to read it, and what is measured with them. */
import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { CredentialsInUse } from '../test/harness/credentials-in-use.cts';
import type { VendorProcess } from './vendor-process.cts';

/** The list to read. */
export interface Task {
	vendor: VendorProcess;
	records: number;
	pageSize: number;
}

/** Gives the ids it received, in order. */
export type Contender = (task: Task) => Promise<string[]>;

export interface Subject {
	product: string;
	/** The module that starts the simulator, as a path from `bench/`, and its function. */
	simulator: { module: string; start: string };
	/** Options of the simulator. */
	options(server: { records: number; latencyMs: number; perSecond: number }): object;
	node: INodeType;
	credentials(vendor: VendorProcess): CredentialsInUse;
	/** Parameters with which the node reads the whole list, every field. */
	parameters: INodeParameters;
	idOf(record: Record<string, unknown>): string;
	/**
	 * n8n's own: the function behind the pagination of its HTTP Request node. It is told the number of pages, which a
	 * user would have to work out, and gives pages; splitting them into items is left out.
	 */
	n8nPagination: Contender;
	/** The honest lower-level rival: one page after the other over a kept-alive connection, with a token given to it. */
	bareFetch: Contender;
}

/** What the command line asks for. */
export interface Asked {
	/** Counted rounds; one more warms up. */
	rounds: number;
	/** Export up to a million records. */
	large: boolean;
}

/** Measures something and prints it; throws when what came is not right. */
export type Case = (asked: Asked) => Promise<void>;

/** What each `subjects/<id>.cts` exports. */
export interface Bench {
	/** Cases by name. */
	cases: Record<string, Case>;
	/** Subjects by name, for cases that run in a process of their own. */
	subjects: Record<string, Subject>;
}
