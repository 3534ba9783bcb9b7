import { ResponseError } from '../../../core/errors/response-error';
import type { Session } from '../../../core/http/session';
import type { Output } from '../../../core/node/list';
import type { ParameterReader } from '../../../core/node/parameter-reader';
import type { WatchedChanges } from '../../../core/node/poll-for-changes';
import { changes } from '../../../core/node/trigger';
import type { Row } from '../../../core/pages/page-style';
import {
	compareAllMembers,
	memberSerializer,
	type Member,
	type MemberRules,
	type Members,
} from '../../../core/poll/membership';
import { output, outputIn } from '../../shared/output';
import { comparedOptions } from '../../shared/trigger-options';
import { assetId, assetShape, fieldsToAsk } from '../assets';
import { dialectOf } from '../dialect';
import { assetFields, chosenFields } from '../lists';
import { LARGEST_PAGE } from '../options';
import { firstAssets, walkAssets } from '../pages';
import { assetType, assetTypeIn, savedQueryId } from '../selection';

/** Outputs the whole record of each asset. */
export const assetEnteredQuery = changes(
	{
		name: 'Asset Entered Saved Query',
		value: 'assetEnteredQuery',
		description: 'When an asset begins to match a saved query. Up to 200,000 assets.',
		parameters: [assetType, savedQueryId, output, assetFields, comparedOptions()],
	},
	(reader, maxItems) => {
		const query = { ...queryIn(reader), fields: chosenFields(reader), format: outputIn(reader) };
		const shape = assetShape(query.type, query.fields, query.format);
		return members(query, { change: 'entered', maxItems }, ({ item = {} }) => shape(item));
	},
);

/** Outputs the ID of each asset only: the query no longer gives its record. */
export const assetLeftQuery = changes(
	{
		name: 'Asset Left Saved Query',
		value: 'assetLeftQuery',
		description: 'When an asset no longer matches a saved query. Up to 200,000 assets.',
		parameters: [assetType, savedQueryId, comparedOptions()],
	},
	(reader, maxItems) => {
		const query = queryIn(reader);
		const { type, savedQuery } = query;
		const shape = ({ id }: Member<Row>) => ({ internal_axon_id: id, asset_type: type, saved_query_id: savedQuery });
		return members({ ...query, fields: [], format: 'simplified' }, { change: 'left', maxItems }, shape);
	},
);

/** Which saved query is watched, and what is asked for. */
interface Query {
	type: string;
	savedQuery: string;
	fields: string[];
	format: Output;
}

function queryIn(reader: ParameterReader) {
	return { type: assetTypeIn(reader), savedQuery: reader.id(savedQueryId) };
}

function members(
	query: Query,
	rules: MemberRules,
	shape: (member: Member<Row>) => Row,
): WatchedChanges<Member<Row>, Members> {
	return {
		...memberSerializer,
		name: `assets that ${rules.change} the saved query`,
		identity: [rules.change, query.type, query.savedQuery],
		compare: async (session, before) => await compareAllMembers(allMembers(session, query), before, rules),
		samples: async (session, count) =>
			(await firstAssets(session, pagesOf(session, query, count))).slice(0, count).map(memberOf),
		emitted: (member) => ({ ...shape(member), dedupeKey: `axonius:${member.id}` }),
	};
}

/** Every member, or an error: half a list would look as if the other half had left. */
async function* allMembers(session: Session, query: Query) {
	const list = pagesOf(session, query, LARGEST_PAGE);
	for await (const rows of walkAssets(session, list)) yield rows.map(memberOf);
	if (!list.style.isShort) return;
	throw new ResponseError(
		'Axonius returned fewer assets than it announced, so the trigger cannot know which ones left',
		'Nothing is lost: the next poll reads the list again. If the error stays, run Get Many with this saved query and compare the numbers.',
	);
}

function pagesOf(session: Session, { type, savedQuery, fields, format }: Query, size: number) {
	const query = { type, savedQueryId: savedQuery, fields: fieldsToAsk(type, fields, format) };
	return dialectOf(session).assets(query, size);
}

function memberOf(row: Row): Required<Member<Row>> {
	const id = assetId(row);
	if (id === undefined) throw new ResponseError('an asset has no internal_axon_id, so it cannot be recognized');
	return { id, item: row };
}
