/**
 * The setting of all tests of a vendor's nodes: n8n's own core, waits that are over at once, and credentials whose
 * every secret is a canary. After each test everything that came out is searched for canaries: output, errors, hints,
 * static data, and what was logged.
 */
import { randomUUID } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { systemClock } from '../../core/clock';
import type { RecordedRequest } from '../../simulators/kernel/request.cts';
import { CredentialSet } from './credential-set.cts';
import type { CredentialStore } from './credential-store.cts';
import type { CredentialsInUse } from './credentials-in-use.cts';
import { loadOptions, nodeLogger, searchList } from './load-options.cts';
import { pollNode, type PollOptions, type PollResult } from './poll-node.cts';
import { runNode, type RunOptions, type RunResult } from './run-node.cts';
import { tracesOf } from './traces.cts';

/** A simulator, as far as it matters here. */
interface Vendor {
	/** Requests for data, in order, without the logins. */
	readonly calls: RecordedRequest[];
	readonly requests: RecordedRequest[];
	stop(): Promise<void>;
}

/** A request for data as the simulator received it. */
export interface Asked {
	method: string;
	path: string;
	query: Record<string, string>;
	body: string;
}

/** A simulator, the credentials for it, and ways to use the nodes with them. */
export interface Tenant<Simulator extends Vendor> extends Nodes {
	vendor: Simulator;
	/** The only credential, or the first one. */
	credentials: CredentialStore;
	/** Requests for data, in order, without the logins; paths without this beginning. */
	asked(root?: string): Asked[];
}

/** A simulator with the credentials for it. */
interface Place {
	credentials: CredentialsInUse;
	/** Everything that must never come out, read when the test is over. */
	secrets(): string[];
	stop(): Promise<void>;
}

/** Ways to use the nodes at a place. */
export interface Nodes {
	/** Runs the node. Options that are not given are n8n's. */
	run(parameters: INodeParameters, options?: RunOptions): Promise<RunResult>;
	/** The editor's list behind a resource locator; `parameters` are those of the form that is open. */
	search(
		method: string,
		asked?: { filter?: string; paginationToken?: string; parameters?: INodeParameters },
	): Promise<INodeListSearchResult>;
	/** The editor's drop-down behind a list of options. */
	options(method: string, parameters?: INodeParameters): Promise<INodePropertyOptions[]>;
	/** Polls the trigger. */
	poll(parameters: INodeParameters, staticData: IDataObject, options?: Partial<PollOptions>): Promise<PollResult>;
	/** Changes fields of the credentials, as a user does in the editor. */
	edit(fields: ICredentialDataDecryptedObject): void;
	/** Takes the credentials off the node. */
	removeCredentials(): void;
	/** Everything that must never come out, as far as it exists by now. */
	secrets(): string[];
}

/** What a file with tests gets. */
export interface Setting {
	/**
	 * A tenant, which is stopped after the test. Tokens and HTTP Basic pairs that were sent are secrets in any case.
	 * @param secrets with which the simulator was started, or which it gave; read when the test is over
	 */
	tenantOf<Simulator extends Vendor>(
		vendor: Simulator,
		stores: CredentialStore | CredentialStore[],
		secrets: () => string[],
	): Tenant<Simulator>;
	/** Puts the clock forward from now on, by as much as the function says whenever it is asked. */
	putForward(ms: () => number): void;
}

/** Registers the hooks for the file that asks; to be called once, outside of any test. */
export function setting(node: INodeType, trigger: INodeType): Setting {
	const places: Place[] = [];
	const seen: unknown[] = [];
	let ahead: () => number = () => 0;

	// Requests that a reader no longer needed may still wait for another attempt when their test is over.
	systemClock.sleep = async (ms) => await new Promise((resolve) => setTimeout(resolve, ms).unref());

	beforeEach(() => {
		const before = gained();
		ahead = () => 0;
		hurry(before, () => ahead());
		for (const level of ['error', 'warn', 'info', 'debug'] as const) {
			jest.spyOn(nodeLogger(node), level).mockImplementation((...told) => void seen.push(told));
		}
	});

	afterEach(async () => {
		jest.restoreAllMocks();
		const present = places.splice(0);
		const secrets = new Set(present.flatMap((place) => place.secrets()));
		secrets.delete('');
		const everything = seen.splice(0);
		await Promise.all(present.map(async (place) => await place.stop()));
		expect(tracesOf([...secrets], everything)).toEqual([]);
	});

	/** Large results are searched as JSON: walking through every object of them would take minutes. */
	function noted<Result>(result: Result, ...others: unknown[]): Result {
		const { items, json, ...rest } = result as { items?: Array<{ error?: unknown }> | null; json?: unknown };
		const errors = (items ?? []).flatMap(({ error }) => (error ? [error] : []));
		seen.push(rest, errors, JSON.stringify([items, json]), ...others);
		return result;
	}

	async function noting<Result>(work: Promise<Result>): Promise<Result> {
		return await work.then(noted, async (error: unknown) => {
			seen.push(error);
			return await Promise.reject(error);
		});
	}

	function nodesAt(place: Place): Nodes {
		places.push(place);
		let { credentials } = place;
		return {
			edit: (fields) => credentials.edit(fields),
			removeCredentials: () => {
				credentials = Object.create(credentials, { reference: { value: {} } }) as CredentialsInUse;
			},
			secrets: () => [...new Set(place.secrets())].filter((secret) => secret !== ''),
			run: async (parameters, more = {}) => noted(await runNode(node, { parameters, credentials, ...more })),
			search: async (method, asked = {}) => await noting(searchList(node, method, { credentials, ...asked })),
			options: async (method, parameters) => await noting(loadOptions(node, method, { credentials, parameters })),
			poll: async (parameters, staticData, more = {}) =>
				noted(await pollNode(trigger, { parameters, staticData, credentials, ...more }), structuredClone(staticData)),
		};
	}

	return {
		putForward: (ms) => {
			ahead = ms;
		},
		tenantOf(vendor, given, secrets) {
			const stores = [given].flat();
			const [first] = stores;
			const nodes = nodesAt({
				credentials: stores.length > 1 ? new CredentialSet(stores) : first,
				secrets: () => [...secrets(), ...stores.map(tokenIn), ...vendor.requests.flatMap(sentWith)],
				stop: async () => await vendor.stop(),
			});
			const asked = (root = '') => vendor.calls.map((request) => askedBelow(root, request));
			return { ...nodes, vendor, credentials: first, asked };
		},
	};
}

function tokenIn({ stored }: CredentialStore): string {
	return String(stored.accessToken ?? '');
}

/** What stands in the `Authorization` header: a token, or the pair of HTTP Basic. */
function sentWith({ headers: { authorization = '' } }: RecordedRequest): string {
	const [, scheme, value] = /^(?:(\w+) )?(.*)$/.exec(authorization)!;
	return scheme === 'Basic' ? Buffer.from(value, 'base64').toString() : value;
}

function askedBelow(root: string, { method, path, query, body }: RecordedRequest): Asked {
	return { method, path: path.replace(root, ''), query: Object.fromEntries(query), body };
}

/** A secret that no text has by chance, with what must be escaped somewhere. */
export function canary(): string {
	return `s3cr"t ä/+&=${randomUUID()}`;
}

/** What the monotonic clock had gained when the last test ended: it never goes back, also not for what still runs then. */
let gained = (): number => 0;

/** Waits are over at once and have taken their time. */
function hurry(before: number, ahead: () => number): void {
	let skipped = 0;
	const { now, monotonic } = systemClock;
	gained = () => before + skipped + ahead();
	jest.spyOn(systemClock, 'now').mockImplementation(() => now() + skipped + ahead());
	jest.spyOn(systemClock, 'monotonic').mockImplementation(() => monotonic() + gained());
	jest.spyOn(systemClock, 'sleep').mockImplementation(async (ms) => {
		skipped += ms;
		await new Promise((resolve) => setImmediate(resolve));
	});
}

/** A resource locator's value. */
export function by(mode: 'id' | 'list' | 'name' | 'url', value: unknown): INodeParameters {
	return { __rl: true, mode, value } as INodeParameters;
}
