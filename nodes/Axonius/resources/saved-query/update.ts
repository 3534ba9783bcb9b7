import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { unexpected } from '../../../../core/errors/sentences';
import { path } from '../../../../core/http/path';
import { objectOf } from '../../../../core/json';
import { oneAtATime } from '../../../../core/node/one-at-a-time';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { tagsField, updateFields } from '../../../shared/body-form';
import { exchange } from '../../dialect';
import { replaceSavedQuery, savedQueryToChange } from '../../dialect/only-v1';
import { savedQueryId, savedQueryIn } from '../../saved-queries';
import { aql } from '../../selection';
import { description, name } from './create';

/** What replacing a saved query takes (json_api/saved_queries.py of the vendor's client); all else is Axonius's own. */
const KEPT = 'name view description always_cached private tags asset_scope access folder_id'.split(' ');

const fields = updateFields(
	[
		{ parameter: aql, field: 'query' },
		{ parameter: description, field: 'description' },
		{
			parameter: { ...name, description: 'The new name, which no other query may have' },
			field: 'name',
		},
		tagsField('query', 'n8n, weekly report'),
	],
	'All others stay as they are.',
);

/**
 * v1 replaces the whole query, so it is read first, and written back with the changes. That v2 can update a query is
 * known, its request is not.
 */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	description:
		'Change some fields of a saved query. All others stay as they are. A change that somebody else makes at the same moment may be undone (uses API v1, with the same API key).',
	action: 'Update a saved query',
	effect: 'write',
	parameters: [savedQueryId, fields.parameter],
	async run(call) {
		const { session } = call;
		const changes = fields.read(call);
		const id = await savedQueryIn(call);
		return await oneAtATime(session, path`/queries/${id}`, async () => {
			const body = changed(await exchange(session, savedQueryToChange(id)), changes);
			await session.send(replaceSavedQuery(id, body));
			return [{ json: { uuid: id, name: body.name, changed: Object.keys(changes), success: true } }];
		});
	},
};

/** @throws InputError for a query of Axonius itself, ResponseError when something would be lost */
function changed(query: Row, { query: filter, ...others }: IDataObject): IDataObject {
	if (query.predefined === true) {
		throw new InputError('this saved query comes with Axonius and cannot be changed', 'Create a query of your own.');
	}
	const [view, inView] = [objectOf(query.view), objectOf(objectOf(query.view)?.query)];
	if (!inView) throw unexpected(query.view, 'a query', 'view.query');
	// The rows of the query wizard say what the query was before.
	const aqlOfView = { filter, onlyExpressionsFilter: filter, expressions: [] };
	const kept = Object.fromEntries(
		KEPT.filter((field) => Object.hasOwn(query, field)).map((field) => [field, query[field]]),
	);
	return {
		...kept,
		...others,
		...(filter === undefined ? {} : { view: { ...view, query: { ...inView, ...aqlOfView } } }),
	} as IDataObject;
}
