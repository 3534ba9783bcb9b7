/** A simulator, a credential whose token is a canary, and the two nodes on n8n's own core. */
import type { INodeListSearchItems, INodeParameters, ResourceMapperFields } from 'n8n-workflow';
import { TwelvePort } from '../../../nodes/TwelvePort/TwelvePort.node';
import { TwelvePortTrigger } from '../../../nodes/TwelvePort/TwelvePortTrigger.node';
import {
	startTwelvePort,
	type PageShape,
	type TwelvePortOptions,
	type TwelvePortSimulator,
} from '../../../simulators/twelve-port/index.cts';
import { credentialFor } from '../../credentials/twelve-port.cts';
import type { CredentialStore } from '../../harness/credential-store.cts';
import { editorContext } from '../../harness/load-options.cts';
import { setting, type Nodes } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const node = new TwelvePort();
const trigger = new TwelvePortTrigger();
const { nodesAt, putForward } = setting(node, trigger);
export { putForward };

/** All shapes of a list. */
export const SHAPES: PageShape[] = [
	...(['hal', 'page', 'slice', 'pagedModel', 'contentLinks', 'offset', 'nextLink', 'cursor'] as const),
	...(['array', 'arrayWithTotal', 'arrayWithLink'] as const),
];

/** A server and ways to use it. */
export interface Tenant extends Nodes {
	vendor: TwelvePortSimulator;
	credentials: CredentialStore;
	/** The form of an operation, as the editor asks for it. */
	form(parameters: INodeParameters): Promise<ResourceMapperFields>;
	/** The trigger's list of fields. */
	itemFields(parameters: INodeParameters, filter?: string): Promise<unknown[]>;
	/** Parameters of a node in which somebody has chosen an operation, and filled in its form. */
	chosen(operation: string, values?: Record<string, unknown>, more?: INodeParameters): Promise<INodeParameters>;
	/** All operations in the list of the editor, page by page. */
	searchIn(parameters: INodeParameters, filter?: string): Promise<INodeListSearchItems[]>;
	/** Calls below the space, in order, without the requests for documents. */
	asked(): Array<{ method: string; path: string; query: string; body: string }>;
}

/** Starts a server. */
export async function tenant(
	options: TwelvePortOptions = {},
	fields: Record<string, string | boolean> = {},
): Promise<Tenant> {
	const vendor = await startTwelvePort(options);
	const credentials = credentialFor(vendor, fields);
	const nodes = nodesAt({
		credentials,
		secrets: () => [vendor.token, ...vendor.requests.map(({ headers }) => tokenIn(headers.authorization))],
		stop: async () => await vendor.stop(),
	});
	const form = async (parameters: INodeParameters) =>
		await node.methods.resourceMapping.getParameters.call(editorContext(node, { credentials, parameters }));
	return {
		...nodes,
		vendor,
		credentials,
		form,
		itemFields: async (parameters, filter) => {
			const context = editorContext(trigger, { credentials, parameters });
			const { results } = await trigger.methods.listSearch.searchFields.call(context, filter);
			return results.map(({ value }) => value);
		},
		chosen: async (operation, values = {}, more = {}) => {
			const choice = { document: 'platform', specify: 'fields', ...more, apiOperation: locator(operation) };
			const { fields: schema } = await form(choice);
			const parameters = { mappingMode: 'defineBelow', value: values, matchingColumns: [], schema };
			return { resource: 'apiOperation', operation: 'run', ...choice, parameters } as unknown as INodeParameters;
		},
		searchIn: async (parameters, filter) => {
			const found: INodeListSearchItems[] = [];
			let token: string | undefined;
			do {
				const context = editorContext(node, { credentials, parameters });
				const page = await node.methods.listSearch.searchOperations.call(context, filter, token);
				found.push(...page.results);
				token = page.paginationToken;
			} while (token !== undefined);
			return found;
		},
		asked: () =>
			vendor.requests
				.filter(({ path }) => /\/api\/(user|asset|workflow|taxonomy|container|report|session|mcp)/.test(path))
				.map(({ method, path, query, body }) => ({
					method,
					path: path.replace('/ztna/acme/root', ''),
					query: query.toString(),
					body,
				})),
	};
}

/** The operation as the editor saves it when it is chosen from the list. */
function locator(operation: string): INodeParameters {
	return { __rl: true, mode: 'list', value: operation, cachedResultName: 'As chosen' };
}

function tokenIn(authorization = ''): string {
	return /^Bearer (.+)$/.exec(authorization)?.[1] ?? '';
}
