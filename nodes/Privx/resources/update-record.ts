import type { INodeProperties } from 'n8n-workflow';
import type { Call } from '../../../core/node/call';
import { changesIn } from '../../../core/node/body-fields';
import { oneAtATime } from '../../../core/node/one-at-a-time';
import type { Operation } from '../../../core/node/operation';
import type { Row } from '../../../core/pages/page-style';
import type { FieldCollection } from '../field-collection';
import { withGroupId } from '../named';
import { pathOf, readRecord, type Collection } from '../pages';
import { secretsIn, sendRedacted } from '../redact-request';

/** A record that is read, changed and written back. */
interface UpdateForm {
	collection: Collection;
	id: INodeProperties;
	idIn(call: Call): Promise<string>;
	fields: FieldCollection;
	/** The field with the record's name, which is part of the output. */
	nameField: string;
	/** The record as it is written back. Default: as it was read. */
	written?(record: Row): Row;
}

/**
 * The operation "Update". PUT replaces the whole record, so it is read first, and all other fields are sent back as they
 * were. Its secrets are never shown in errors.
 */
export function updateRecord({ collection, id, idIn, fields, nameField, written = same }: UpdateForm): Operation {
	const one = collection.what.replace(/^an? /, '');
	return {
		name: 'Update',
		value: 'update',
		description: `Change some fields of a ${one}. All other fields stay as they are. A change that somebody else makes at the same moment may be undone.`,
		action: `Update ${collection.what}`,
		effect: 'write',
		parameters: [id, fields.parameter],
		async run(call) {
			const { session } = call;
			const changes = await withGroupId(session, changesIn(fields.read(call)));
			const chosen = await idIn(call);
			const target = pathOf(collection, chosen);
			return await oneAtATime(session, target, async () => {
				const body = { ...written(await readRecord(session, collection, chosen, true)), ...changes };
				await sendRedacted(session, { method: 'PUT', path: target, body }, secretsIn(body));
				const name = body[nameField];
				return [{ json: { id: chosen, [nameField]: name, changed: Object.keys(changes), success: true } }];
			});
		},
	};
}

function same(record: Row): Row {
	return record;
}
