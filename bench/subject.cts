/** A vendor as the benchmark sees it: its simulator, and three ways to read one list of it. */
import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { CredentialsInUse } from '../test/harness/credentials-in-use.cts';
import type { Vendor } from './vendor-process.cts';

/** The list to read. */
export interface Task {
	vendor: Vendor;
	records: number;
	pageSize: number;
}

/** Gives the ids it received, in order. */
export type Contender = (task: Task) => Promise<string[]>;

export interface Subject {
	product: string;
	/** The module that starts the simulator, seen from `bench/`, and its function. */
	simulator: { module: string; start: string };
	/** Options of the simulator. */
	options(server: { records: number; latencyMs: number; perSecond: number }): object;
	node: INodeType;
	credentials(vendor: Vendor): CredentialsInUse;
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
