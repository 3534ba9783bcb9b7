/** Credentials of any type to try things on: with a simulator, in n8n or in a second process of it. */
import type { ICredentialType } from 'n8n-workflow';
import { credentialStore, type CredentialStore } from '../harness/credential-store.cts';
import { legacyRequest, paginatedRequest, request } from '../harness/request.cts';
import { worker } from '../harness/worker.cts';
import type { Server, Subject } from './subject.cts';

const running: Array<{ stop(): Promise<void> }> = [];

/** Has a simulator stopped by `stopServers`. */
export async function started<Simulator extends { stop(): Promise<void> }>(
	starting: Promise<Simulator>,
): Promise<Simulator> {
	const simulator = await starting;
	running.push(simulator);
	return simulator;
}

/** Stops every simulator of `started`; call it in `afterEach`. */
export async function stopServers(): Promise<void> {
	await Promise.all(running.splice(0).map(async (simulator) => await simulator.stop()));
}

/** A credential that the simulator accepts, with some fields changed. */
export function storeFor(
	{ Type, fieldsFor }: Subject,
	simulator: Server,
	fields: Record<string, unknown> = {},
	secrets: Record<string, string> = {},
): CredentialStore {
	return credentialStore(new Type(), { ...fieldsFor(simulator), ...fields } as never, secrets);
}

/** The credential type as another n8n process has it. */
export function inWorker({ Type }: Subject): ICredentialType {
	return worker(() => {
		const loaded = require(`../../credentials/${Type.name}.credentials`) as Record<string, new () => ICredentialType>;
		return new loaded[Type.name]();
	});
}

/** Reads what the credential may read, some times at once. */
export async function ask(subject: Subject, store: CredentialStore, times = 1): Promise<unknown[]> {
	const url = new URL(subject.path, String(store.stored[subject.addresses[0]])).href;
	return await Promise.all(Array.from({ length: times }, async () => await request(store, { url, json: true })));
}

/** TCP connections that a simulator has accepted. The one of PrivX has other connections as well. */
export function connectionsTo(server: Server): number {
	const { connections, tcpConnections = connections } = server as { connections?: unknown; tcpConnections?: unknown };
	return Number(tcpConnections);
}

/** A time at which every token must have been renewed. */
export const agesAgo = () => String(Date.now() - 1);

/** The ways in which n8n sends a request with a credential. */
export const WAYS: Array<[way: string, send: (store: CredentialStore, url: string) => Promise<unknown>]> = [
	['our nodes', async (store, url) => await request(store, { url, json: true })],
	['the HTTP Request node', async (store, uri) => await legacyRequest(store, { uri, method: 'GET', json: true })],
	[
		'the HTTP Request node with paging',
		async (store, uri) => await paginatedRequest(store, { uri, method: 'GET', json: true }, 1),
	],
	[
		'the HTTP Request node that is told to follow redirects',
		async (store, uri) =>
			await legacyRequest(store, { uri, method: 'GET', followRedirect: true, followAllRedirects: true }),
	],
];
