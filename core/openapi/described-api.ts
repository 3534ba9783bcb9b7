import type { INodeProperties } from 'n8n-workflow';
import type { Api } from '../http/api';
import type { NodeContext } from '../http/exchange';
import type { Choice, ParameterReader } from '../node/parameter-reader';
import type { CatalogWish } from './catalog';
import type { ApiOperation } from './operation';

/** How the parameters of an operation are entered. */
export type Specify = 'fields' | 'fieldsAndBody' | 'json';

/** The parameters of a node that choose an operation and fill it in. Their literals are in the node. */
export interface OperationParameters {
	/** Which document to read. The catalog depends on nothing else. */
	source: INodeProperties[];
	/** A resource locator. Its value is the key of an operation, e.g. `GET /users/{id}`. */
	apiOperation: INodeProperties;
	specify: Choice<Specify>;
	/** A resource mapper: one field for each parameter. */
	parameters: INodeProperties;
	/** In place of the fields. */
	parametersJson: INodeProperties;
	bodyJson: INodeProperties;
}

/** An API that describes its own operations in OpenAPI documents, as a node and its trigger see it. */
export interface DescribedApi {
	api: Api;
	form: OperationParameters;
	/**
	 * The operations of the document that the parameters choose, with paths below the API's base address.
	 * @throws InputError, and any error of reading the document
	 */
	catalog(ctx: NodeContext, reader: ParameterReader, wish?: CatalogWish): Promise<ApiOperation[]>;
}

/** The same parameters in the order of the form. */
export function inOrder(form: OperationParameters): INodeProperties[] {
	const { source, apiOperation, specify, parameters, parametersJson, bodyJson } = form;
	return [...source, apiOperation, specify, parameters, parametersJson, bodyJson];
}
