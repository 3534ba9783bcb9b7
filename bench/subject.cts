/** What a vendor brings to the benchmark: its lists, each with three ways to read it, and what is measured with them. */
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import type { CredentialStore } from '../test/harness/credential-store.cts';
import type { VendorProcess } from './vendor-process.cts';

/** The list to read. */
export interface Task {
	vendor: VendorProcess;
	records: number;
	pageSize: number;
}

/** What the simulator is like. */
export interface Server {
	records: number;
	latencyMs: number;
	/** What it lets through; `NO_LIMIT` where the vendor publishes none. */
	perSecond: number;
}

/** Gives the ids it received, in order. */
export type Contender = (task: Task) => Promise<string[]>;

/** Sends a request with the token or key, and gives the body of the answer. */
export type Ask = (request: { method: 'GET' | 'POST'; url: string; body?: IDataObject }) => Promise<unknown>;

export interface Subject {
	product: string;
	/** The module that starts the simulator, as a path from `bench/`, and its function. */
	simulator: { module: string; start: string };
	/** Options of the simulator. */
	options(server: Server): object;
	node: INodeType;
	credentials(vendor: VendorProcess): CredentialStore;
	/** Parameters with which the node reads the whole list, every field. */
	parameters: INodeParameters;
	/** Options of the node besides the page size. Default none: what a user has who sets nothing. */
	nodeOptions?: INodeParameters;
	idOf(record: Record<string, unknown>): string;
	/**
	 * n8n's own: the function behind the pagination of its HTTP Request node. It is told the number of pages, which a
	 * user would have to work out, and gives pages; splitting them into items is left out.
	 */
	n8nPagination: Contender;
	/** What a script sends with each request: its token or key, after a login where there is one. */
	scriptHeaders(vendor: VendorProcess): Promise<Record<string, string>>;
	/** The list as a script reads it: one page after the other, each asked for with `ask`. */
	readByLoop(task: Task, ask: Ask): Promise<string[]>;
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
