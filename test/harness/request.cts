import { ExecuteContext } from 'n8n-core';
import {
	createRunExecutionData,
	type IAdditionalCredentialOptions,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeType,
	type IRequestOptions,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credential-store.cts';
import { workbench } from './workbench.cts';

/** n8n's own execute context, with this credential and nothing else. Ours to try transports on. */
export function executeContext(
	store: CredentialStore,
	cancel?: AbortSignal,
	mode: WorkflowExecuteMode = 'trigger',
): IExecuteFunctions {
	const probe = {
		description: {
			displayName: 'Probe',
			name: 'harness.probe',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Probe' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: store.type.name, required: true }],
			properties: [],
		},
	} as INodeType;
	const { workflow, node, additionalData } = workbench(probe, { credentials: store });
	const items = [{ json: {} }];
	const input = { main: [items] };
	const execution = { node, data: input, source: null };
	const run = createRunExecutionData();
	return new ExecuteContext(workflow, node, additionalData, mode, run, 0, items, input, execution, [], cancel);
}

/** `this.helpers.httpRequestWithAuthentication`, as our nodes and declarative nodes use it. */
export async function request(
	store: CredentialStore,
	options: IHttpRequestOptions,
	more: { cancel?: AbortSignal; credentialOptions?: IAdditionalCredentialOptions } = {},
): Promise<unknown> {
	const context = executeContext(store, more.cancel);
	const send = context.helpers.httpRequestWithAuthentication;
	return (await send.call(context, store.type.name, options, more.credentialOptions)) as unknown;
}

/** `this.helpers.requestWithAuthentication`, the legacy way of n8n's HTTP Request node without paging. */
export async function legacyRequest(store: CredentialStore, options: IRequestOptions): Promise<unknown> {
	const context = executeContext(store);
	const send = context.helpers.requestWithAuthentication;
	return (await send.call(context, store.type.name, options)) as unknown;
}

/**
 * The legacy way of n8n's HTTP Request node with paging: asks `pages` times, by default with `page=0`, `page=1` and so
 * on. `asked` is what each request carries; expressions in it know `$pageCount` and the answer before (`$response`).
 */
export async function paginatedRequest(
	store: CredentialStore,
	options: IRequestOptions,
	pages: number,
	asked: { qs?: IDataObject; body?: IDataObject } = { qs: { page: '={{ $pageCount }}' } },
): Promise<Array<{ statusCode: number; body: unknown }>> {
	const context = executeContext(store);
	const paging = {
		binaryResult: false,
		continue: `={{ $pageCount < ${pages} }}`,
		maxRequests: pages,
		request: { url: String(options.uri), ...asked },
		requestInterval: 0,
	};
	const send = context.helpers.requestWithAuthenticationPaginated;
	return (await send.call(context, options, 0, paging, store.type.name)) as Array<{
		statusCode: number;
		body: unknown;
	}>;
}
