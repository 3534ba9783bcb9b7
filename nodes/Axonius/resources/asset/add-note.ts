import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/operation';
import { addNote as noteOn } from '../../dialect/only-v1';
import { assetType } from '../../selection';
import { assetIds, assetsIn, withNote } from './changes';

const note: INodeProperties = {
	displayName: 'Note',
	name: 'note',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. INC0012345: isolated, owner informed',
	description: 'The text of the note. Everybody who may see the asset in Axonius can read it.',
};

/** One request for each asset, in order. None is repeated: the asset would have the note twice. */
export const addNote: Operation = {
	name: 'Add Note',
	value: 'addNote',
	description:
		'Add a note to devices or users, e.g. what a workflow did. Each call adds one more (uses API v1, with the same API key).',
	action: 'Add a note to assets',
	effect: 'write',
	parameters: [assetType, assetIds, note],
	async run(call) {
		const [{ type, ids }, text] = [assetsIn(call), call.text(note)];
		for (const [index, id] of ids.entries()) {
			const done = `after ${index} of ${ids.length} assets`;
			await call.session
				.send(noteOn(type, id, text))
				.catch(async (error: unknown) => await Promise.reject(index > 0 ? withNote(error, done) : error));
		}
		return [{ json: { asset_type: type, note: text, submitted: ids.length, requests: ids.length } }];
	},
};
