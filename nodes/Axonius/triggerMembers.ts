import { ResponseError } from '../../core/errors/response-error';
import type { Session } from '../../core/http/session';
import type { WatchedChanges } from '../../core/node/poll-for-changes';
import type { Row } from '../../core/pages/page-style';
import { walk } from '../../core/pages/walk';
import { lookAtMembers, memberKeeper, type Member, type MemberRules, type Members } from '../../core/poll/membership';
import { assetId, marked, simpleAsset, simpleFields } from './assets';
import { dialectOf } from './dialect';
import { LARGEST_PAGE } from './lists';
import { cleanedRow } from './values';

/** Which saved query is watched, and what leaves the trigger. */
export interface QueryChoice {
	type: string;
	savedQueryId: string;
	/** Chosen from the catalogue; only for assets that enter. */
	fields: string[];
	simplify: boolean;
}

/** Assets that enter or leave a saved query. */
export function members(choice: QueryChoice, rules: MemberRules): WatchedChanges<Member<Row>, Members> {
	const { type, savedQueryId } = choice;
	return {
		...memberKeeper,
		name: rules.change === 'entered' ? 'assets that entered the saved query' : 'assets that left the saved query',
		identity: [rules.change, type, savedQueryId],
		look: async (session, before) => await lookAtMembers(allMembers(session, choice), before, rules),
		async samples(session, count) {
			const { style, ask } = pagesOf(session, choice, count);
			const rows = style.rows(await ask(session, style.first)).slice(0, count);
			return rows.map(memberOf).map(({ id, item }) => (rules.change === 'entered' ? { id, item } : { id }));
		},
		emitted: ({ id, item }) => ({ ...shown(item, id, choice), dedupeKey: `axonius:${id}` }),
	};
}

/** Of an asset that has left only the ID is known: the query no longer gives its record. */
function shown(item: Row | undefined, id: string, { type, fields, simplify, savedQueryId }: QueryChoice): Row {
	if (!item) return { internal_axon_id: id, asset_type: type, saved_query_id: savedQueryId };
	const row = marked(simplify ? cleanedRow(item) : item, type, fields);
	return simplify ? simpleAsset(row, type, fields) : row;
}

/** Every member, or an error: half a list would look as if the other half had left. */
async function* allMembers(session: Session, choice: QueryChoice) {
	const { style, ask } = pagesOf(session, choice, LARGEST_PAGE);
	for await (const rows of walk(async (step) => await ask(session, step), style, { window: 1 })) {
		yield rows.map(memberOf);
	}
	if (style.isShort) throw incomplete();
}

function pagesOf(session: Session, { type, savedQueryId, fields, simplify }: QueryChoice, size: number) {
	const asked = fields.length > 0 || !simplify ? fields : simpleFields(type);
	return dialectOf(session).assets({ type, savedQueryId, fields: asked, useCache: false, details: false }, size);
}

function memberOf(row: Row): Required<Member<Row>> {
	const id = assetId(row);
	if (id === undefined) throw new ResponseError('an asset has no internal_axon_id, so it cannot be told from others');
	return { id, item: row };
}

function incomplete(): ResponseError {
	return new ResponseError(
		'Axonius gave fewer assets than it had announced, so it cannot be told which ones have left',
		'Nothing is lost: the next poll looks again. If it stays, run Get Many with this saved query and compare the numbers.',
	);
}
