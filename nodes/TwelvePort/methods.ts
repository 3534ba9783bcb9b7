import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { operationSearch, parameterFields, recordFields } from '../../core/openapi/operation-form';
import { documents } from './documents';

/** The operations of the chosen document. */
export const searchOperations = operationSearch(documents);

/** The parameters of the chosen operation. */
export async function getParameters(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await parameterFields(this, documents);
}

/** Fields that the first records of the chosen operation have. */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await recordFields(this, documents);
}

/** The same for a list with a search box. */
export async function searchFields(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const word = filter.trim().toLowerCase();
	const fields = await recordFields(this, documents);
	return { results: fields.filter(({ name }) => name.toLowerCase().includes(word)) };
}
