import type { INodeProperties } from 'n8n-workflow';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { dialectOf, exchange } from '../../dialect';
import { SAVED_QUERY } from '../../records';
import { aql, assetType, assetTypeIn } from '../../selection';

/** The name of a saved query. */
export const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Servers without EDR',
	description: 'The name of the new saved query. It must differ from the names of all other queries.',
};

/** What a saved query is for. */
export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Watched by n8n: opens a ticket for each new server',
	description: 'What the query is for',
};

/** The request is sent once: sent twice, it would create two queries, or be refused the second time. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Create a saved query',
	action: 'Create a saved query',
	effect: 'write',
	parameters: [name, assetType, aql, description],
	async run(call) {
		const query = {
			name: call.text(name),
			type: assetTypeIn(call),
			aql: call.text(aql),
			description: call.text(description),
		};
		const created = await exchange(call.session, dialectOf(call.session).createSavedQuery(query));
		return [{ json: shaped(SAVED_QUERY, 'simplified', call.session)(created) }];
	},
};
