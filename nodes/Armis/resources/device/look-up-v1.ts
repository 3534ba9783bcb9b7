import type { LookUpSource, Sought } from '../../../../core/node/look-up-source';
import {
	ipAddress,
	macAddress,
	machineName,
	macSpellings,
	textSpellings,
	type Spelling,
} from '../../../../core/spelling';
import { anyOf, aql, isQuotable } from '../../aql';
import { partsOf } from '../../joined';
import { searchPages } from '../../search-pages';
import { SEARCHED_DEVICE } from '../../records';
import { unsure } from './unsure';

/** What API v1 can look devices up by: the fields of AQL that integrations search for. */
export type ByV1 = 'ipAddress' | 'macAddress' | 'name';

/** In one query, which is a part of the address: with more, it would be too long for some proxies. */
const MOST_ADDRESSES = 100;
/** Names are longer, and asked for in each of their usual spellings. */
const MOST_NAMES = 30;

/** As recorded answers have them. */
const withColons = (mac: string) => macSpellings(mac).filter((text) => text.includes(':'));

/** AQL has no known field for IPv6. */
const ipv4: Spelling = {
	what: 'an IPv4 address, and API V1 looks up no other',
	read: (text) => onlyShort(ipAddress.read(text)),
	readStored: (text) => onlyShort(ipAddress.readStored?.(text)),
};

function onlyShort(ip: string | undefined): string | undefined {
	return ip?.includes(':') ? undefined : ip;
}

/** How AQL writes quotes inside of a text is not known. */
const name: Spelling = {
	what: 'a name without double quotes, backslashes and line breaks, and how AQL writes these is not documented',
	read: (text) => (isQuotable(text) ? machineName.read(text) : undefined),
};

/** Devices by one of their addresses. */
export function byAddress(by: 'ipAddress' | 'macAddress'): LookUpSource {
	const isIp = by === 'ipAddress';
	return {
		...searched(by, ({ key }) => (isIp ? [key] : withColons(key)), isIp ? ['ipAddress', 'ipv6'] : ['macAddress']),
		spelling: isIp ? ipv4 : macAddress,
		size: () => MOST_ADDRESSES,
		unsure: () => (isIp ? undefined : unsure('MAC addresses', 'with colons, in upper and in lower case')),
	};
}

/** Devices by one of their names. Whether AQL tells upper from lower case is not known. */
export const byName: LookUpSource = {
	...searched('name', ({ key, written }) => textSpellings(name, key, written), ['name', 'names', 'displayTitle']),
	spelling: name,
	size: () => MOST_NAMES,
	unsure: () => unsure('names', 'as written, in lower and in upper case, with a dot at the end and without'),
};

/** @param fields that are compared */
function searched(
	field: string,
	spellings: (sought: Sought) => string[],
	fields: string[],
): Omit<LookUpSource, 'spelling' | 'size'> {
	return {
		noun: { one: 'device', many: 'devices' },
		kind: SEARCHED_DEVICE,
		valuesOf: (row) => fields.flatMap((one) => [row[one], ...partsOf(row[one])]),
		pages(session, sought, query) {
			const condition = anyOf(field, [...new Set(sought.flatMap(spellings))], 'Values');
			return searchPages(session, { ...query, aql: aql('in:devices', condition), orderBy: 'id' });
		},
	};
}
