import type { Row } from '../../../core/pages/page-style';
import { among, aql } from '../aql';
import { byIdentifier, devicePages, seenSince } from '../devices';
import { idText } from '../records';
import { searchPages } from '../search';
import { armisV1, armisV3 } from '../vendor';
import type { Choice } from './search';

/** Records per request. */
const SIZE = 100;
const ID = /^\d{1,15}$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Devices of API v1, the newest first. */
export const v1Devices: Choice = {
	vendor: armisV1,
	pages: (session, filter) =>
		searchPages(session, {
			aql: aql('in:devices', lookedUp(filter)),
			orderBy: 'id',
			fields: ['id', 'displayTitle', 'type', 'ipAddress'],
			isBackwards: true,
			pageSize: SIZE,
			wanted: SIZE,
		}),
	line: ({ id, displayTitle, type, ipAddress }) => line(displayTitle, type, ipAddress, id),
	idOf: ({ id }) => idText(id),
	url: (id, { access }) => `${access.base.origin}/device/${id}`,
};

/** Devices of API v3, as they come. */
export const v3Devices: Choice = {
	vendor: armisV3,
	pages: (session, filter) =>
		devicePages(session, {
			filter: ID.test(filter)
				? byIdentifier('deviceId', [filter])
				: IPV4.test(filter)
					? byIdentifier('ipv4Address', [filter])
					: seenSince(0),
			fields: ['device_id', 'display', 'type', 'ipv4_addresses'],
			pageSize: SIZE,
		}),
	line: ({ device_id, display, type, ipv4_addresses }: Row) =>
		line(display, type, [ipv4_addresses].flat()[0], device_id),
	idOf: ({ device_id }) => idText(device_id),
};

function lookedUp(filter: string): string | undefined {
	if (ID.test(filter)) return among('deviceId', [filter]);
	return IPV4.test(filter) ? among('ipAddress', [filter]) : undefined;
}

function line(title: unknown, type: unknown, address: unknown, id: unknown): string {
	const [name, kind, at, number] = [title, type, address, id].map((part) => idText(part) ?? '–');
	return `${name} (${kind}) · ${at} · ${number}`;
}
