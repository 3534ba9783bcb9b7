import { walk } from '../../core/pages/walk';
import type { Call } from '../../core/node/call';
import type { ListSource } from '../../core/node/read-list';
import type { Row } from '../../core/pages/page-style';
import { assetId, marked, simpleFields, simpleNames, simplifier } from './assets';
import { assetQuery, assetType, chosenFields, dialectFor } from './selection';
import { cleanedRow } from './values';

/** Most assets on a page: the limit of v2, and what the vendor's own client takes for v1. */
export const LARGEST_PAGE = 2_000;

/**
 * Assets of one type, as Get Many and Export to File read them. Doubles are left out unless the user says otherwise
 * (`uniqueById`): an asset that moves to a later page while the list is read comes twice, which spoils counts and upserts,
 * while a memory of the latest IDs costs next to nothing.
 */
export const assets: ListSource = {
	noun: { one: 'asset', many: 'assets' },
	async *pages(call, wanted = Infinity) {
		const fields = chosenFields(call);
		const type = assetType(call);
		const isSimple = call.flag('simplify', 'Simplify', true);
		const asked = isSimple && fields.length === 0 ? simpleFields(type) : fields;
		const size = Math.min(call.options.pageSize ?? LARGEST_PAGE, Math.max(wanted, 1), LARGEST_PAGE);
		const { style, ask } = dialectFor(call).assets(assetQuery(call, asked), size);
		for await (const rows of walk(async (step) => await ask(call.session, step), style, { window: 1, wanted })) {
			// Here and not in `simplify` alone: chosen fields go into a file as they stand here.
			yield rows.map((row) => marked(isSimple ? cleanedRow(row) : row, type, fields));
		}
		if (!style.isShort) return;
		short.add(call);
		call.report.remark(SHORT);
	},
	keeps: () => () => true,
	simplify: simplified,
	idOf: assetId,
	headings: (fields, call) => (call.flag('simplify', 'Simplify', true) ? simpleNames(fields) : fields),
};

const short = new WeakSet<Call>();

/** Whether fewer assets came in this call than Axonius had announced all along. */
export function endedEarly(call: Call): boolean {
	return short.has(call);
}

const SHORT =
	'Fewer assets came than Axonius had announced: the list became shorter while it was read, or Axonius ended it early. Run it again to be sure.';

/** By call: reading its parameters anew for every record takes longer than reading the records. */
const simplifiers = new WeakMap<Call, (asset: Row) => Row>();

function simplified(row: Row, call: Call): Row {
	const known = simplifiers.get(call) ?? simplifier(assetType(call), chosenFields(call));
	simplifiers.set(call, known);
	return known(row);
}
