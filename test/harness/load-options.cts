import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodePropertyOptions, INodeType, Logger } from 'n8n-workflow';
import { workbench, type WorkbenchOptions } from './workbench.cts';

/** The values of a drop-down, as the editor asks for them. Throws what the node throws. */
export async function loadOptions(
	type: INodeType,
	method: string,
	options: WorkbenchOptions = {},
): Promise<INodePropertyOptions[]> {
	return await type.methods!.loadOptions![method].call(editorContext(type, options));
}

/** One page of a resource locator's list, as the editor asks for it. Throws what the node throws. */
export async function searchList(
	type: INodeType,
	method: string,
	options: WorkbenchOptions & { filter?: string; paginationToken?: string } = {},
): Promise<INodeListSearchResult> {
	const search = type.methods!.listSearch![method];
	return await search.call(editorContext(type, options), options.filter, options.paginationToken);
}

/** n8n's own context behind drop-downs and lists. */
export function editorContext(type: INodeType, options: WorkbenchOptions = {}): LoadOptionsContext {
	const { workflow, node, additionalData } = workbench(type, options);
	return new LoadOptionsContext(workflow, node, additionalData, '');
}

/** What nodes log with. */
export function nodeLogger(type: INodeType): Logger {
	return editorContext(type).logger;
}
