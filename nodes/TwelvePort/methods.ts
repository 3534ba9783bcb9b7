import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { operationForm, operationList, recordFields } from '../../core/node/operation-form';
import { described } from './documents';

/** The operations of the chosen document. */
export async function searchOperations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await operationList(this, described, { filter, paginationToken });
}

/** The parameters of the chosen operation. */
export async function getParameters(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await operationForm(this, described);
}

/** Fields that the first records of the chosen operation have. */
export async function getRecordFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await recordFields(this, described);
}

/** The same for a list that is searched. */
export async function searchRecordFields(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const word = filter.trim().toLowerCase();
	const fields = await recordFields(this, described);
	return { results: fields.filter(({ name }) => name.toLowerCase().includes(word)) };
}
