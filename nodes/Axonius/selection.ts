import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import type { Call } from '../../core/node/call';
import type { Choice, ParameterReader } from '../../core/node/parameter-reader';
import { locator } from '../shared/locator';
import type { AssetQuery } from './dialect/dialect';
import { asAssetType } from './forbidden-calls';
import { includeDetails, optionsGiven, snapshotDate, useCache } from './options';
import { savedQueryId, savedQueryIn } from './saved-queries';

/** Which kind of asset. */
export const assetType: INodeProperties = {
	...locator({
		name: 'assetType',
		displayName: 'Asset Type',
		description: 'The kind of asset. Which kinds exist depends on your license and release.',
		search: 'searchAssetTypes',
		placeholder: 'Choose an asset type',
		example: 'vulnerability_instances',
		idMode: 'By Name',
	}),
	default: { mode: 'list', value: 'devices', cachedResultName: 'devices' },
};

const select: Choice<'all' | 'aql' | 'savedQuery'> = {
	displayName: 'Select By',
	name: 'select',
	type: 'options',
	options: [
		{ name: 'All Assets', value: 'all', description: 'Every asset of the type' },
		{ name: 'AQL Query', value: 'aql', description: 'Assets that match a query in the query language of Axonius' },
		{ name: 'Saved Query', value: 'savedQuery', description: 'Assets that match a query that is saved in Axonius' },
	],
	default: 'all',
	description: 'Which assets of the type',
};

/** A query in the query language of Axonius. */
export const aql: INodeProperties = {
	displayName: 'AQL Query',
	name: 'aql',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	placeholder: 'e.g. ("specific_data.data.last_seen" >= date("NOW - 7d"))',
	description: 'As the query wizard of Axonius shows it. The operation Get Fields lists the names of fields.',
};

/** The part of the form that selects assets. */
export const selection: INodeProperties[] = [
	assetType,
	select,
	{ ...aql, displayOptions: { show: { select: ['aql'] } } },
	{ ...savedQueryId, displayOptions: { show: { select: ['savedQuery'] } } },
];

/** The asset type that the form is about. @throws InputError */
export function assetTypeIn(reader: ParameterReader): string {
	return asAssetType(reader.id(assetType));
}

/**
 * Which assets the parameters select; a saved query also by its name.
 * @param fields to ask for; with none, Axonius chooses
 * @throws InputError
 */
export async function assetQuery(call: Call, fields: string[] = []): Promise<AssetQuery> {
	const by = call.choice(select);
	const options = optionsGiven(call);
	const type = assetTypeIn(call);
	const query = {
		type,
		aql: by === 'aql' ? call.text(aql) : undefined,
		fields,
		snapshot: snapshotDay(call),
		useCache: options.flag(useCache),
		details: options.flag(includeDetails),
	};
	return by === 'savedQuery' ? { ...query, savedQueryId: await savedQueryIn(call, type) } : query;
}

/** The day of the snapshot, `YYYY-MM-DD` in the workflow's time zone; `undefined` for the current state. @throws InputError */
export function snapshotDay(call: Call): string | undefined {
	const time = optionsGiven(call).instant(snapshotDate);
	if (time === undefined) return undefined;
	if (time > call.session.clock.now()) {
		throw new InputError(`${snapshotDate.displayName} is in the future`, 'Choose an earlier day.');
	}
	// The Swedish date format is that of ISO 8601.
	return new Intl.DateTimeFormat('sv-SE', { timeZone: call.timezone }).format(time);
}
