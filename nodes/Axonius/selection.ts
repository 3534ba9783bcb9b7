import { InputError } from '../../core/errors/input-error';
import type { Session } from '../../core/http/session';
import type { Call } from '../../core/node/call';
import { asInstant, asSwitch } from '../../core/node/parameter-values';
import { windowFor } from '../../core/pages/window-for';
import type { Row } from '../../core/pages/page-style';
import { walk } from '../../core/pages/walk';
import { dialectOf, type AssetQuery, type ListPages } from './dialect';
import { asAssetType } from './neverSent';

/** Values of the parameter "Select By". */
const WAYS = ['all', 'aql', 'savedQuery'] as const;
/** Not a field of Axonius but added by the node. */
const OWN_FIELD = 'asset_type';

/** The asset type that an operation is about. @throws InputError */
export function assetType(call: Call): string {
	return asAssetType(call.id('assetType', 'Asset Type'));
}

/** The fields that the user has chosen from the catalogue, in that order. @throws InputError */
export function chosenFields(call: Call): string[] {
	return call.texts('fields', 'Field Names or IDs');
}

/**
 * Which assets the parameters select. Cache and details are off unless asked for: a cached answer may be hours
 * old, and details double what is sent.
 * @param fields to ask for; none leaves the choice to Axonius
 * @throws InputError before anything is sent
 */
export function assetQuery(call: Call, fields: string[]): AssetQuery {
	const { useCache = false, includeDetails = false } = call.collection('options', 'Options');
	const way = call.choice('select', 'Select By', WAYS, 'all');
	return {
		type: assetType(call),
		aql: way === 'aql' ? call.required('aql', 'AQL Query') : undefined,
		savedQueryId: way === 'savedQuery' ? call.id('savedQueryId', 'Saved Query') : undefined,
		fields: fields.filter((field) => field !== OWN_FIELD),
		snapshot: snapshotDay(call),
		useCache: asSwitch(useCache, 'Use Cache'),
		details: asSwitch(includeDetails, 'Include Details'),
	};
}

/** The day of the snapshot, `YYYY-MM-DD` in the workflow's time zone, if one is asked for. @throws InputError */
export function snapshotDay(call: Call): string | undefined {
	const { snapshotDate = '' } = call.collection('options', 'Options');
	if (snapshotDate === '') return undefined;
	const timeZone = call.ctx.getTimezone();
	const instant = asInstant(snapshotDate, 'Snapshot Date', timeZone);
	if (instant > call.session.clock.now())
		throw new InputError('Snapshot Date is in the future', 'Choose an earlier day.');
	// Sweden writes dates as ISO 8601 does.
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant);
}

/** Walks one of the smaller lists. @throws whatever the walk throws */
export function walkList(session: Session, list: ListPages, call?: Call, wanted?: number): AsyncIterable<Row[]> {
	const window = call?.options.parallelRequests ?? windowFor(session.vendor.limits);
	return walk(async (step) => (await session.send(list.request(step))).body, list.style, { window, wanted });
}

/** The dialect of the call's credential. */
export function dialectFor(call: Call) {
	return dialectOf(call.session);
}
