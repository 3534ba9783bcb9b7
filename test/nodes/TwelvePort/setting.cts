/** A simulator, a credential whose token is a canary, and the two nodes on n8n's own core. */
import type { INodeListSearchItems, INodeParameters } from 'n8n-workflow';
import { TwelvePort } from '../../../nodes/TwelvePort/TwelvePort.node';
import { TwelvePortTrigger } from '../../../nodes/TwelvePort/TwelvePortTrigger.node';
import { startTwelvePort, type PageShape, type TwelvePortOptions } from '../../../simulators/twelve-port/index.cts';
import { credentialFor } from '../../credentials/twelve-port.cts';
import { editorContext } from '../../harness/load-options.cts';
import { setting } from '../../harness/setting.cts';

export { by } from '../../harness/setting.cts';

const node = new TwelvePort();
const trigger = new TwelvePortTrigger();
const { tenantOf, putForward } = setting(node, trigger);
export { putForward };

/** All shapes of a list. */
export const SHAPES: PageShape[] = [
	...(['hal', 'page', 'slice', 'pagedModel', 'contentLinks', 'offset', 'nextLink', 'cursor'] as const),
	...(['array', 'arrayWithTotal', 'arrayWithLink'] as const),
];

/** Starts a server, with ways to use it. */
export async function tenant(options: TwelvePortOptions = {}, fields: Record<string, string | boolean> = {}) {
	const vendor = await startTwelvePort(options);
	const credentials = credentialFor(vendor, fields);
	const place = tenantOf(vendor, credentials, () => [vendor.token]);
	/** The form of an operation, as the editor asks for it. */
	const form = async (parameters: INodeParameters) =>
		await node.methods.resourceMapping.getParameters.call(editorContext(node, { credentials, parameters }));
	return {
		...place,
		form,
		/** The trigger's list of fields. */
		itemFields: async (parameters: INodeParameters, filter?: string): Promise<unknown[]> => {
			const context = editorContext(trigger, { credentials, parameters });
			const { results } = await trigger.methods.listSearch.searchFields.call(context, filter);
			return results.map(({ value }) => value);
		},
		/** Parameters of a node in which somebody has chosen an operation, and filled in its form. */
		chosen: async (operation: string, values: Record<string, unknown> = {}, more: INodeParameters = {}) => {
			const choice = { document: 'platform', specify: 'fields', ...more, apiOperation: locator(operation) };
			const { fields: schema } = await form(choice);
			const parameters = { mappingMode: 'defineBelow', value: values, matchingColumns: [], schema };
			return { resource: 'apiOperation', operation: 'run', ...choice, parameters } as unknown as INodeParameters;
		},
		/** All operations in the list of the editor, page by page. */
		searchIn: async (parameters: INodeParameters, filter?: string) => {
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
		/** Calls below the space, in order, without the requests for documents. */
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
