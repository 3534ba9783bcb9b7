import type { INodeProperties } from 'n8n-workflow';
import type { Call } from '../../../core/node/call';
import type { Operation } from '../../../core/node/operation';
import { deleteOne, getOne } from '../../shared/record-operations';
import { pathOf, readRecord, type Collection } from '../pages';

type IdIn = (call: Call) => Promise<string>;

/** The operation "Get" of a collection. @param id chooses the record @param idIn the chosen ID, where there are names, too */
export function getById(collection: Collection, id: INodeProperties, idIn?: IdIn): Operation {
	const { what, kind } = collection;
	return getOne({
		what,
		kind,
		selection: [id],
		read: async (call) => await readRecord(call.session, collection, (await idIn?.(call)) ?? call.id(id)),
	});
}

/** The operation "Delete" of a collection. @param id chooses the record @param idIn the chosen ID, where there are names, too */
export function deleteById(collection: Collection, id: INodeProperties, description: string, idIn?: IdIn): Operation {
	const { what, key } = collection;
	const request = (chosen: string) => ({ method: 'DELETE', path: pathOf(collection, chosen) }) as const;
	return deleteOne({ what, description, id, idIn, key, request });
}
