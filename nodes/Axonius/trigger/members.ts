import { ResponseError } from '../../../core/errors/response-error';
import type { Session } from '../../../core/http/session';
import { keyed } from '../../../core/node/keyed';
import type { Output } from '../../../core/node/list';
import type { ParameterReader } from '../../../core/node/parameter-reader';
import type { WatchedChanges } from '../../../core/node/poll-for-changes';
import { changes } from '../../../core/node/trigger';
import type { Row } from '../../../core/pages/page-style';
import type { ListQuery } from '../../../core/pages/walk-list';
import { lookAtMembers } from '../../../core/poll/look-at-members';
import { memberSerializer, type Member, type MemberRules, type Members } from '../../../core/poll/membership';
import { dedupeKey } from '../../../core/poll/memory-key';
import { anyOutputIn, outputWithOcsf } from '../../shared/output';
import { comparedOptions, FORGETS } from '../../shared/trigger-options';
import { assetId, assetShape, fieldsToAsk } from '../assets';
import { dialectOf } from '../dialect';
import { assetFields } from '../lists';
import { KEY_PREFIX } from '../ocsf/fields';
import { LARGEST_PAGE } from '../options';
import { firstPage, walkPages } from '../pages';
import { watchedQueryId } from '../saved-queries';
import { assetType, assetTypeIn } from '../selection';

/** Outputs the whole record of each asset. */
export const assetEnteredQuery = changes(
	{
		name: 'Asset Entered Saved Query',
		value: 'assetEnteredQuery',
		description: 'When an asset begins to match a saved query. Up to 200,000 assets.',
		parameters: [assetType, watchedQueryId, outputWithOcsf, assetFields, comparedOptions(FORGETS)],
	},
	(reader, maxItems) => {
		const [fields, format] = [reader.texts(assetFields), anyOutputIn(reader)];
		const query = queryIn(reader, fields, format);
		const shape = assetShape(query.type, fields, format);
		return members(query, { change: 'entered', maxItems }, ({ item = {} }, key, session) =>
			keyed(item, key, (row) => shape(row, session), format),
		);
	},
);

/** Outputs the ID of each asset only: the query no longer gives its record. */
export const assetLeftQuery = changes(
	{
		name: 'Asset Left Saved Query',
		value: 'assetLeftQuery',
		description: 'When an asset no longer matches a saved query. Up to 200,000 assets.',
		parameters: [assetType, watchedQueryId, comparedOptions(FORGETS)],
	},
	(reader, maxItems) => {
		const query = queryIn(reader, [], 'simplified');
		return members(query, { change: 'left', maxItems }, ({ id }, key) => ({
			internal_axon_id: id,
			asset_type: query.type,
			saved_query_id: query.savedQueryId,
			dedupeKey: key,
		}));
	},
);

/** The saved query that is watched, and what is asked for. */
function queryIn(reader: ParameterReader, fields: string[], format: Output) {
	const type = assetTypeIn(reader);
	return { type, savedQueryId: reader.id(watchedQueryId), fields: fieldsToAsk(type, fields, format) };
}

type Query = ReturnType<typeof queryIn>;

function members(
	query: Query,
	rules: MemberRules,
	output: (member: Member<Row>, key: string, session: Session) => Row,
): WatchedChanges<Member<Row>, Members> {
	return {
		...memberSerializer,
		name: `assets that ${rules.change} the saved query`,
		identity: [rules.change, query.type, query.savedQueryId],
		compare: async (session, before, look, run) =>
			await lookAtMembers((how) => allMembers(session, query, how), before, rules, look, run),
		async samples(session, count) {
			const rows = await firstPage(session, dialectOf(session).assets(query, count));
			return rows.slice(0, count).map(memberOf);
		},
		emitted: (member, session) => output(member, dedupeKey(KEY_PREFIX, member.id), session),
	};
}

async function* allMembers(session: Session, query: Query, how: ListQuery) {
	const list = dialectOf(session).assets(query, LARGEST_PAGE);
	for await (const rows of walkPages(session, { ...list, idOf: assetId }, how)) yield rows.map(memberOf);
}

function memberOf(row: Row): Required<Member<Row>> {
	const id = assetId(row);
	if (id === undefined) throw new ResponseError('an asset has no internal_axon_id, so it cannot be recognized');
	return { id, item: row };
}
