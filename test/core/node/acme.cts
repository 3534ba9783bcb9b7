/** A product that does not exist, with one credential and any node: what `core/node` promises to every vendor is tried on it. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeParameters,
	INodeType,
	IPollFunctions,
} from 'n8n-workflow';
import type { Clock } from '../../../core/clock';
import type { Api } from '../../../core/http/api';
import { execute } from '../../../core/node/execute';
import type { Operation, Resource } from '../../../core/node/operation';
import { pollTrigger, type TriggerEvent } from '../../../core/node/trigger';
import { nodeForm, triggerForm } from '../../../nodes/shared/form';
import { CredentialSet } from '../../harness/credential-set.cts';
import { credentialStore } from '../../harness/credential-store.cts';
import { editorContext } from '../../harness/load-options.cts';
import { pollNode, type PollOptions } from '../../harness/poll-node.cts';
import { runNode, type RunOptions } from '../../harness/run-node.cts';

/** One API of Acme. Its credential has an address and a key. */
export function apiNamed(credentialType: string): Api {
	return {
		product: 'Acme',
		credentialType,
		limits: {},
		access: ({ url, key }) => ({ base: new URL(String(url)), owner: `${String(url)} ${String(key)}`, secrets: [] }),
		words: () => undefined,
	};
}

export const acme = apiNamed('acmeApi');
const NOWHERE = 'http://127.0.0.1:9';

/** Credentials for APIs at an address. */
export function credentialsFor(url = NOWHERE, types = ['acmeApi'], key = 'a key') {
	const stores = types.map((name) => {
		const type: ICredentialType = {
			name,
			displayName: 'Acme API',
			properties: ['url', 'key'].map((field) => ({ displayName: field, name: field, type: 'string', default: '' })),
			authenticate: async (_credentials, request) => await Promise.resolve(request),
		};
		return credentialStore(type, { url, key });
	});
	return new CredentialSet(stores);
}

const description = {
	displayName: 'Acme',
	name: 'acme',
	group: ['transform'],
	version: 1,
	description: '',
	defaults: { name: 'Acme' },
	inputs: ['main'],
	outputs: ['main'],
};

/** An operation of the resource "thing". */
export function operation(more: Partial<Operation>): Operation {
	return {
		name: 'One',
		value: 'one',
		description: 'Do one thing',
		action: 'Do one thing',
		effect: 'read',
		parameters: [],
		run: async () => await Promise.resolve([]),
		...more,
	};
}

/** The resource "thing". */
function things(operations: Operation[]): Resource {
	return { name: 'Thing', value: 'thing', description: 'A thing', operations };
}

/** A node with one resource. */
export function nodeOf(operations: Operation[], credentialTypes = ['acmeApi']): INodeType {
	const resources = [things(operations)];
	return {
		description: {
			...description,
			properties: nodeForm(resources, 'thing'),
			credentials: credentialTypes.map((name) => ({ name })),
		},
		async execute(this: IExecuteFunctions) {
			return await execute(this, acme, resources);
		},
	} as unknown as INodeType;
}

/** Runs one of these operations. */
export async function run(operations: Operation[], parameters: object = {}, options: RunOptions = {}) {
	const given = { resource: 'thing', operation: operations[0].value, ...parameters } as INodeParameters;
	return await runNode(nodeOf(operations), { parameters: given, credentials: credentialsFor(), ...options });
}

/** Polls an event. `warnings` gets what is logged. */
export async function poll(
	poller: TriggerEvent | ((ctx: IPollFunctions, clock?: Clock) => ReturnType<TriggerEvent['poll']>),
	staticData: IDataObject,
	{ parameters = {}, warnings = [], ...options }: Partial<PollOptions> & { warnings?: string[] } = {},
) {
	const events = typeof poller === 'function' ? [] : [poller];
	const type = {
		description: {
			...description,
			polling: true,
			properties: events.length > 0 ? triggerForm(events, events[0].value) : [],
			credentials: [{ name: 'acmeApi' }],
		},
		async poll(this: IPollFunctions) {
			jest.spyOn(this.logger, 'warn').mockImplementation((message: string) => void warnings.push(message));
			return typeof poller === 'function' ? await poller(this) : await pollTrigger(this, acme, events);
		},
	} as unknown as INodeType;
	return await pollNode(type, { staticData, credentials: credentialsFor(), parameters, ...options });
}

/** n8n's context behind the form of the editor. */
export function editor(parameters: INodeParameters = {}): ILoadOptionsFunctions {
	return editorContext(nodeOf([operation({})]), { credentials: credentialsFor(), parameters });
}

const servers: Array<() => void> = [];

/** Stops every server of `serve`. */
export function stopServers(): void {
	for (const stop of servers.splice(0)) stop();
}

/** Starts a server that answers with JSON; gives its address, and what it was asked. */
export async function serve(answer: (request: IncomingMessage) => unknown) {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(answer(request)));
	});
	servers.push(
		() => server.closeAllConnections(),
		() => server.close(),
	);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
