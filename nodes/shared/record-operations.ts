import type { INodeProperties } from 'n8n-workflow';
import { ResponseError } from '../../core/errors/response-error';
import type { ApiRequest, Session } from '../../core/http/session';
import type { Call } from '../../core/node/call';
import { shaped, type RecordKind } from '../../core/node/list';
import type { Operation } from '../../core/node/operation';
import { requireEvent } from '../../core/ocsf/not-mapped';
import type { Row } from '../../core/pages/page-style';
import { outputFor } from './output';

/** A record with the parts of the form that are its own. */
interface RecordForm {
	/** With its article, e.g. `a host`. */
	what: string;
	/** Where there is more to say than what every such operation does. */
	description?: string;
}

/** A record that is read. */
interface ReadForm extends RecordForm {
	kind: RecordKind;
	/** What chooses the record. */
	selection: INodeProperties[];
	read(call: Call): Promise<Row>;
}

/** A record that is deleted. */
interface DeleteForm extends RecordForm {
	id: INodeProperties;
	/** The chosen ID. Default: as it is given. */
	idIn?(call: Call): Promise<string>;
	/** What the product calls the ID. Default `id`. */
	key?: string;
	request(id: string, session: Session): ApiRequest;
}

/** The operation "Get": one item with the record. An answer without an ID is an error, not an item without values. */
export function getOne({ what, description, kind, selection, read }: ReadForm): Operation {
	const output = outputFor(kind.ocsf !== undefined);
	return {
		name: 'Get',
		value: 'get',
		description: description ?? `Get ${what.replace(/^an? /, 'one ')}`,
		action: `Get ${what}`,
		effect: 'read',
		parameters: [...selection, output.parameter],
		async run(call) {
			const shape = shaped(kind, output.chosenIn(call), call.session);
			const record = await read(call);
			if (kind.idOf(record) === undefined) throw new ResponseError(`the answer is not ${what}: it has no ID`);
			return [{ json: requireEvent(shape(record)) }];
		},
	};
}

/** The operation "Delete": one item that says what was deleted. */
export function deleteOne({ what, description, id, idIn, key = 'id', request }: DeleteForm): Operation {
	return {
		name: 'Delete',
		value: 'delete',
		description: description ?? `Delete ${what}`,
		action: `Delete ${what}`,
		effect: 'write',
		parameters: [id],
		async run(call) {
			const chosen = (await idIn?.(call)) ?? call.id(id);
			await call.session.send(request(chosen, call.session));
			return [{ json: { [key]: chosen, deleted: true } }];
		},
	};
}
