import type { Call } from '../../core/node/call';
import type { FilterSet } from '../../core/node/filter';
import type { RecordKind } from '../../core/node/list';
import type { Noun } from '../../core/node/read-count';
import { fields } from '../shared/export-form';
import type { ListForm } from '../shared/list-operations';
import { anyOutputIn } from '../shared/output';
import { assetKind, fieldsToAsk, MOVING, preparation, simpleNames } from './assets';
import { assetPages } from './asset-pages';
import { dialectOf } from './dialect';
import type { Dialect, Pages } from './dialect/dialect';
import { PAGE_SIZE } from './options';
import { assetEvents } from './ocsf';
import { walkPages } from './pages';
import { assetQuery, assetTypeIn, selection } from './selection';

/** Which fields of assets to ask for. */
export const assetFields = fields({
	description:
		'Ask only for these fields. The fewer, the faster. Leave empty for the fields of Output: the simplified ones, or those that Axonius gives by default. With Output OCSF they are asked for in addition, and are among what is not mapped unless an attribute has their value; in a file each is a column, and attributes of the events can be chosen, too',
	dependsOn: ['assetType.value', 'output'],
});

/**
 * Assets of one type. Duplicates are left out unless the user says otherwise: an asset that moves to a later page while
 * the list is read comes twice, which makes counts and upserts wrong, and comparing the latest IDs costs almost nothing.
 */
export const assets: ListForm = {
	selection,
	source: {
		noun: { one: 'asset', many: 'assets' },
		kind: (call) => assetKind(assetTypeIn(call), call.texts(assetFields), anyOutputIn(call)),
		async *pages(call, asked) {
			const [type, chosen, output] = [assetTypeIn(call), call.texts(assetFields), anyOutputIn(call)];
			const query = await assetQuery(call, fieldsToAsk(type, chosen, output));
			const prepare = preparation(type, chosen, output);
			// Here and not in the kind of record: chosen fields are written to a file as they are here.
			for await (const rows of assetPages(call.session, query, asked)) yield rows.map(prepare);
		},
		headings(chosen, call) {
			const output = anyOutputIn(call);
			if (output === 'ocsf') {
				const { isField } = assetEvents(assetTypeIn(call));
				return chosen.map((name) => (isField(name) ? `unmapped.${name}` : name));
			}
			return output === 'simplified' ? simpleNames(chosen) : chosen;
		},
	},
	hasOcsf: true,
	moving: MOVING,
};

/** What is specific to one of the smaller lists. */
interface SmallList<Sent> {
	noun: Noun;
	kind: RecordKind;
	filters?: FilterSet<Sent>;
	/** @param sent what is asked for by the filters */
	list(dialect: Dialect, size: number, sent: Sent[], call: Call): Pages;
}

/** A list that is read page by page. */
export function smallList<Sent>({ noun, kind, filters, list }: SmallList<Sent>): ListForm {
	return {
		source: {
			noun,
			kind: () => kind,
			filters,
			pages(call, query, sent: Sent[]) {
				const { session } = call;
				const pages = list(dialectOf(session), query.pageSize ?? PAGE_SIZE, sent, call);
				return walkPages(session, { ...pages, idOf: kind.idOf }, query);
			},
		},
	};
}
