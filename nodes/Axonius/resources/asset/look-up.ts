import type { Output } from '../../../../core/node/list';
import type { LookUpSource, Sought } from '../../../../core/node/look-up-source';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import {
	anyName,
	hostName,
	ipAddress,
	ipSpellings,
	macAddress,
	macSpellings,
	mailAddress,
	serialNumber,
	shortHostName,
	textSpellings,
	type Spelling,
} from '../../../../core/spelling';
import { ignoreDomain, lookUp, lookUpBy } from '../../../shared/look-up';
import { any, inList, matching, whole, wholeText } from '../../aql';
import { assetId, assetKind, fieldsToAsk, preparation } from '../../assets';
import { dialectOf } from '../../dialect';
import { LARGEST_PAGE, optionsGiven, requestOptions } from '../../options';
import { walkPages } from '../../pages';
import { dataField, fieldOf } from '../../values';

/** What assets can be looked up by. */
type By = 'hostName' | 'ipAddress' | 'macAddress' | 'mail' | 'serialNumber' | 'userName';

/** One way to look up. */
interface Way {
	type: 'devices' | 'users';
	spelling: Spelling;
	/** Fields that hold such values; they are also compared. */
	fields: string[];
	/** Values in one request. No maximum is documented; a refused request is divided. */
	size: number;
	/** The condition that one of the fields holds one of the values. */
	condition(field: string, sought: Sought[]): string;
	/** The same as a pattern that takes every spelling, for values that may have others than the condition names. */
	again?: { isFor(sought: Sought): boolean; condition(field: string, sought: Sought[]): string };
}

/** Patterns in one request. They are slow on large tenants. */
const MOST_PATTERNS = 200;

/** Texts whose case does not count. `==` may tell upper from lower case; patterns are told not to. */
function byPattern(type: Way['type'], of: Spelling, fields: string[], end?: string): Way {
	const condition = (field: string, sought: Sought[]) => matching(field, wholeText(sought.flatMap(spellingsOf), end));
	// What upper and lower case are is only certain for letters of ASCII, so others are asked for in both.
	const spellingsOf = ({ key, written }: Sought) => {
		const texts = textSpellings(of, key, written);
		return [...new Set(texts.map((text) => (NOT_ASCII.test(text) ? text : text.toLowerCase())))];
	};
	return { type, spelling: of, fields, size: MOST_PATTERNS, condition };
}

const NOT_ASCII = /[^ -~]/;

/** Addresses have few usual spellings, so they are compared as they are, which is fast. @param pattern for the unusual ones */
function bySpelling(
	of: Spelling,
	field: string,
	spellings: (key: string) => string[],
	pattern: (key: string) => string | undefined,
): Way {
	const ways = ({ key, written }: Sought) => [...new Set([...spellings(key), ...written])];
	const condition = (name: string, sought: Sought[]) => inList(name, sought.flatMap(ways));
	const again = {
		isFor: ({ key }: Sought) => pattern(key) !== undefined,
		condition: (name: string, sought: Sought[]) =>
			matching(
				name,
				whole(
					sought.flatMap(({ key }) => pattern(key) ?? []),
					'([/%].*)?$',
				),
			),
	};
	return { type: 'devices', spelling: of, fields: [field], size: 500, condition, again };
}

/** A MAC address with any separators. */
function macPattern(mac: string): string {
	return mac.replaceAll(':', '[.:-]?');
}

/** An IPv6 address with as many zeros as one likes. It takes others, too: what is found is compared again. */
function ipPattern(ip: string): string | undefined {
	const groups = ip.split(':').filter((group) => group !== '' && group !== '0');
	return ip.includes(':') ? `[0:]*${groups.join(':[0:]*')}[0:]*` : undefined;
}

const HOST_NAMES = ['hostname', 'hostname_preferred'];

/** The fields are those of the output OCSF: `../../ocsf/devices.ts` and `users.ts`. */
const WAYS: Record<By, Way> = {
	hostName: byPattern('devices', hostName, HOST_NAMES),
	ipAddress: bySpelling(ipAddress, 'network_interfaces.ips', ipSpellings, ipPattern),
	macAddress: bySpelling(macAddress, 'network_interfaces.mac', macSpellings, macPattern),
	mail: byPattern('users', mailAddress, ['mail']),
	serialNumber: byPattern('devices', serialNumber, ['device_serial', 'bios_serial']),
	userName: byPattern('users', anyName, ['username']),
};

/** Host names without their domains. */
const SHORT_HOST_NAME = byPattern('devices', shortHostName, HOST_NAMES, '([.]|$)');

const by = lookUpBy<By>(
	[
		{ name: 'Host Name', value: 'hostName', description: 'Devices, in upper or lower case' },
		{ name: 'IP Address', value: 'ipAddress', description: 'Devices, by IPv4 or IPv6 in any spelling' },
		{ name: 'MAC Address', value: 'macAddress', description: 'Devices, in any spelling' },
		{ name: 'Mail Address', value: 'mail', description: 'Users, in upper or lower case' },
		{ name: 'Serial Number', value: 'serialNumber', description: 'Devices, in upper or lower case' },
		{ name: 'User Name', value: 'userName', description: 'Users, in upper or lower case' },
	],
	'ipAddress',
);

/** Devices and users by what is known of them. */
export const lookUpAssets: Operation = lookUp<By>({
	records: 'assets',
	description: 'Find out which device or user has an address, a name or a serial number, for many at once',
	by,
	hasOcsf: true,
	options: [...requestOptions, ignoreDomain],
	open: (call, chosen, output) => sourceOf(wayOf(call, chosen), output),
});

/** Who uses a device: often the reason to look it up. No attribute of OCSF means it, so it is among the unmapped fields. */
const PEOPLE = { devices: [dataField('last_used_users')], users: [] };

function wayOf(call: Call, chosen: By): Way {
	const isShort = optionsGiven(call).flag(ignoreDomain);
	return chosen === 'hostName' && isShort ? SHORT_HOST_NAME : WAYS[chosen];
}

function sourceOf({ type, spelling, fields, size, condition, again }: Way, output: Output): LookUpSource {
	const places = fields.map(dataField);
	const asking = (conditionOf: Way['condition']): LookUpSource['pages'] =>
		async function* (session, sought, query) {
			const aql = any(places.map((place) => conditionOf(place, sought)));
			const asked = { type, aql, fields: [...new Set([...fieldsOf(type, output), ...places, ...PEOPLE[type]])] };
			const prepare = preparation(type, [], output);
			const list = dialectOf(session).assets(asked, LARGEST_PAGE);
			for await (const rows of walkPages(session, { ...list, idOf: assetId }, query)) yield rows.map(prepare);
		};
	return {
		noun: type === 'devices' ? { one: 'device', many: 'devices' } : { one: 'user', many: 'users' },
		kind: assetKind(type, [], output),
		spelling,
		size: () => size,
		valuesOf: (row) => places.map((place) => fieldOf(row, place)),
		pages: asking(condition),
		again: again && { isFor: again.isFor, size: () => MOST_PATTERNS, pages: asking(again.condition) },
	};
}

/** Fields to ask for. With a list of fields Axonius adds none by default, so a raw record has all that the node knows. */
function fieldsOf(type: string, output: Output): string[] {
	if (output !== 'raw') return fieldsToAsk(type, [], output);
	return [...fieldsToAsk(type, [], 'simplified'), ...fieldsToAsk(type, [], 'ocsf')];
}
