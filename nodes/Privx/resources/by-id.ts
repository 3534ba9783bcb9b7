import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../core/node/operation';
import { deleteOne, getOne } from '../../shared/record-operations';
import { pathOf, readRecord, type Collection } from '../pages';

/** The operation "Get" of a collection. @param id chooses the record */
export function getById(collection: Collection, id: INodeProperties): Operation {
	const { what, kind } = collection;
	return getOne({
		what,
		kind,
		selection: [id],
		read: async (call) => await readRecord(call.session, collection, call.id(id)),
	});
}

/** The operation "Delete" of a collection. @param id chooses the record */
export function deleteById(collection: Collection, id: INodeProperties, description: string): Operation {
	const { what, key } = collection;
	const request = (chosen: string) => ({ method: 'DELETE', path: pathOf(collection, chosen) }) as const;
	return deleteOne({ what, description, id, key, request });
}
