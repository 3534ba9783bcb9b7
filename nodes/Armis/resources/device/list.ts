import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Session } from '../../../../core/http/session';
import { chunksOf } from '../../../../core/node/batched';
import type { Call } from '../../../../core/node/call';
import { byTime } from '../../../../core/node/filter';
import type { ListSource } from '../../../../core/node/list';
import type { Choice } from '../../../../core/node/parameter-reader';
import type { Row } from '../../../../core/pages/page-style';
import { filterSet, since } from '../../../shared/filters';
import type { ListForm } from '../../../shared/list-operations';
import { numericId } from '../../filters';
import {
	byIdentifier,
	devicePages,
	MOST_IDENTIFIERS,
	seenSince,
	type DeviceSearch,
	type ID_SOURCES,
} from '../../pages-v3';
import { vendorTime } from '../../../../core/time/vendor-time';
import { DEVICE, MOVING } from '../../records';
import { fieldsFor } from './parameters';

const findBy: Choice<'lastSeen' | keyof typeof ID_SOURCES> = {
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	options: [
		{ name: 'Device ID', value: 'deviceId', description: 'The number of a device in Armis' },
		{ name: 'IPv4 Address', value: 'ipv4Address', description: 'Several devices may have the same address' },
		{ name: 'IPv6 Address', value: 'ipv6Address', description: 'Several devices may have the same address' },
		{ name: 'Last Seen', value: 'lastSeen', description: 'All devices, or those seen since a time' },
		{ name: 'MAC Address', value: 'macAddress', description: 'Of any network interface of the device' },
		{ name: 'Serial Number', value: 'serialNumber', description: 'As the manufacturer writes it' },
	],
	default: 'lastSeen',
	description: 'How to find the devices',
};

const identifiers: INodeProperties = {
	displayName: 'Values',
	name: 'identifiers',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 10.0.0.7, 10.0.0.8',
	description: 'The IDs, addresses or numbers to find, separated by commas, or a list from an expression',
	displayOptions: { hide: { findBy: ['lastSeen'] } },
};

/** What is sent is the time, ms: it becomes a criterion of the search. */
const filters = filterSet<number>({
	description: 'Only devices that match are returned. Leave empty for all.',
	rules: [
		byTime({
			...since('lastSeen', 'devices that were seen'),
			found: ({ last_seen }) => vendorTime(last_seen),
			send: Number,
		}),
	],
});

const source: ListSource<number> = {
	noun: { one: 'device', many: 'devices' },
	kind: () => DEVICE,
	filters,
	pages(call, query, [since = 0]) {
		const chosen = fieldsFor(call);
		// Each record is checked again by this field, so it is asked for. An empty list means all fields.
		const fields = chosen.length > 0 && since > 0 ? [...chosen, 'last_seen'] : chosen;
		const searches = criteria(call, since).map((filter) => ({ ...query, filter, fields }));
		return inOrder(call.session, searches);
	},
};

/** Devices, as Get Many and Export to File read them. */
export const devices: ListForm = { source, hasOcsf: true, selection: [findBy, identifiers], moving: MOVING };

/** One criterion for each series of requests: many identifiers are sent in several. @throws InputError */
function criteria(call: Call, since: number): IDataObject[] {
	const by = call.choice(findBy);
	if (by === 'lastSeen') return [seenSince(since)];
	const values = [...new Set(call.texts(identifiers))];
	if (by === 'deviceId') values.forEach((id) => numericId(id, 'A value of Values'));
	return chunksOf(values, MOST_IDENTIFIERS).map((some) => byIdentifier(by, some));
}

async function* inOrder(session: Session, searches: DeviceSearch[]): AsyncGenerator<Row[], void> {
	for (const search of searches) yield* devicePages(session, search);
}
