/** What all runs have: the cluster, and products whose credentials are in n8n. */
import type { Stage } from '../stage.cts';
import { importCredential, type Credential } from '../workflows.cts';
import type { Cluster } from './processes.cts';
import type { Subject } from './subjects.cts';

export interface Bench {
	stage: Stage;
	cluster: Cluster;
	/** Fewer executions, and only the most important of them. */
	isShort: boolean;
}

/** The largest part of the requests that a product may refuse, when n8n knows how many processes share its limit. */
const MAY_REFUSE = 0.02;

export interface Client {
	subject: Subject;
	credential: Credential;
	/** Set when n8n knows the product's limit and who shares it. */
	mayRefuse?: number;
}

/** Does the work with a product whose credential is in n8n, and ends the product's simulator after it. */
export async function withClient<Outcome>(
	bench: Bench,
	subject: Subject,
	work: (client: Client) => Promise<Outcome>,
): Promise<Outcome> {
	try {
		return await work(await clientFor(bench, subject));
	} finally {
		await subject.simulator.stop();
	}
}

/** Creates the credential of a product. */
export async function clientFor({ cluster }: Bench, subject: Subject): Promise<Client> {
	const shared = await sharedLimit(cluster, subject);
	const data = { ...subject.credential.data, ...shared };
	const credential = await importCredential(cluster.n8n, subject.product, { ...subject.credential, data });
	const isTold = subject.limit !== undefined && 'n8nProcesses' in shared;
	return { subject, credential, ...(isTold ? { mayRefuse: MAY_REFUSE } : {}) };
}

/**
 * What a person enters who runs several workers: as much of it as the installed package has fields for. Main is not counted,
 * since these runs use nearly no requests of it: so the whole limit is used, which is the harder case.
 */
async function sharedLimit({ n8n, workers }: Cluster, { credential, limit }: Subject): Promise<Record<string, number>> {
	const path = `/credentials/schema/${credential.type}`;
	const { properties } = await n8n.api<{ properties: Record<string, unknown> }>('GET', path);
	const entered = { n8nProcesses: workers.length, ...(limit === undefined ? {} : { maxRequestsPerSecond: limit }) };
	return Object.fromEntries(Object.entries(entered).filter(([name]) => name in properties));
}
