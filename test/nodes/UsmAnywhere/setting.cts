/**
 * The setting of all tests of this node: a simulator, a credential whose every field is a canary, n8n's own
 * core, and waits that are over at once. After each test everything that came out is searched for canaries.
 */
import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { UsmAnywhere } from '../../../nodes/UsmAnywhere/UsmAnywhere.node';
import { UsmAnywhereTrigger } from '../../../nodes/UsmAnywhere/UsmAnywhereTrigger.node';
import type { UsmAnywhereOptions, UsmAnywhereSimulator } from '../../../simulators/usm-anywhere/index.cts';
import {
	credentialFor,
	loadOptions,
	pollNode,
	runNode,
	searchList,
	startVendor,
	stopVendors,
	tracesOf,
	type CredentialStore,
	type PollResult,
	type RunOptions,
	type RunResult,
} from '../../harness/index.cts';

const node = new UsmAnywhere();
const trigger = new UsmAnywhereTrigger();

interface Canaries {
	vendor: UsmAnywhereSimulator;
	credentials: CredentialStore;
}

/** Every simulator of the present test, with the credential for it. */
const canaries: Canaries[] = [];
/** Everything that came out of a node in the present test. */
const seen: unknown[] = [];

jest.setTimeout(30_000);

beforeEach(() => hurry());

afterEach(async () => {
	jest.restoreAllMocks();
	const secrets = canaries.flatMap(secretsOf);
	const [everything] = [seen.splice(0)];
	canaries.length = 0;
	await stopVendors();
	expect(tracesOf(secrets, everything)).toEqual([]);
});

/** Ms that the clock is ahead, beside the waits that were skipped. */
let ahead: () => number = () => 0;

/** Puts the clock forward from now on, by as much as the function says whenever it is asked. */
export function putForward(ms: () => number): void {
	ahead = ms;
}

/** Waits are over at once and have taken their time. */
function hurry(): void {
	let skipped = 0;
	ahead = () => 0;
	const { now, monotonic } = systemClock;
	jest.spyOn(systemClock, 'now').mockImplementation(() => now() + skipped + ahead());
	jest.spyOn(systemClock, 'monotonic').mockImplementation(() => monotonic() + skipped + ahead());
	jest.spyOn(systemClock, 'sleep').mockImplementation(async (ms) => {
		skipped += ms;
		await new Promise((resolve) => setImmediate(resolve));
	});
}

function secretsOf({ vendor, credentials }: Canaries): string[] {
	const tokens = vendor.requests.map(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
	const pair = `${vendor.clientId}:${vendor.clientSecret}`;
	const stored = String(credentials.stored.accessToken ?? '');
	return [...new Set([vendor.clientId, vendor.clientSecret, pair, stored, ...tokens])].filter(
		(secret) => secret !== '',
	);
}

/** A tenant and ways to use it. */
export interface Tenant {
	vendor: UsmAnywhereSimulator;
	credentials: CredentialStore;
	/** Runs the node. Options that are not given are n8n's. */
	run(parameters: INodeParameters, options?: RunOptions): Promise<RunResult>;
	/** The editor's list behind a resource locator. */
	search(method: string, asked?: { filter?: string; paginationToken?: string }): ReturnType<typeof searchList>;
	/** The editor's drop-down of field names. */
	fields(resource: string): ReturnType<typeof loadOptions>;
	/** Polls the trigger. */
	poll(
		parameters: INodeParameters,
		staticData: IDataObject,
		options?: Partial<Parameters<typeof pollNode>[1]>,
	): Promise<PollResult>;
	/** Requests for data, in order, without the logins. */
	asked(): Array<{ method: string; path: string; query: Record<string, string>; body: string }>;
}

/** Starts a tenant. Its rate limit is out of reach unless given, since waits take no time here. */
export async function tenant(options: UsmAnywhereOptions = {}, fields: Record<string, string> = {}): Promise<Tenant> {
	const vendor = await startVendor({
		getsPerSecond: 100_000,
		postsPerSecond: 100_000,
		clientId: `id-${randomUUID()}`,
		clientSecret: `s3cr"t ä/+&${randomUUID()}`,
		...options,
	});
	const credentials = credentialFor(vendor, fields);
	canaries.push({ vendor, credentials });
	return {
		vendor,
		credentials,
		run: async (parameters, more = {}) => noted(await runNode(node, { parameters, credentials, ...more })),
		search: async (method, asked = {}) => noted(await noting(searchList(node, method, { credentials, ...asked }))),
		fields: async (resource) =>
			noted(
				await noting(loadOptions(node, 'getFields', { credentials, parameters: { resource, operation: 'export' } })),
			),
		poll: async (parameters, staticData, more = {}) =>
			noted(await pollNode(trigger, { parameters, staticData, credentials, ...more }), staticData),
		asked: () =>
			vendor.requests
				.filter(({ path }) => !path.endsWith('/oauth/token'))
				.map(({ method, path, query, body }) => ({
					method,
					path: path.replace('/api/2.0', ''),
					query: Object.fromEntries(query),
					body,
				})),
	};
}

/** Large results are searched as JSON: walking through every object of them would take minutes. */
function noted<Result>(result: Result, ...others: unknown[]): Result {
	const { items, json, ...rest } = result as { items?: Array<{ error?: unknown }> | null; json?: unknown };
	const errors = (items ?? []).flatMap(({ error }) => (error ? [error] : []));
	seen.push(rest, errors, JSON.stringify([items, json]), ...others);
	return result;
}

async function noting<Result>(work: Promise<Result>): Promise<Result> {
	return await work.catch(async (error: unknown) => {
		seen.push(error);
		return await Promise.reject(error);
	});
}

/** A resource locator's value. */
export function by(mode: 'id' | 'list' | 'url', value: unknown): INodeParameters {
	return { __rl: true, mode, value } as INodeParameters;
}
