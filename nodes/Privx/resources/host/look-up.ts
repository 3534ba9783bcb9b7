import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../../../../core/node/call';
import type { LookUpSource, Sought } from '../../../../core/node/look-up-source';
import type { Row } from '../../../../core/pages/page-style';
import {
	ipAddress,
	ipSpellings,
	machineAddress,
	machineName,
	shortHostName,
	shortMachineAddress,
	textSpellings,
	type Spelling,
} from '../../../../core/spelling';
import { ignoreDomain, lookUp, lookUpBy } from '../../../shared/look-up';
import { optionsOf } from '../../../shared/options';
import { HOSTS } from '../../collections';
import { bodyByKeywords, sizeByKeywords } from '../../keywords';
import { HIDDEN_HOSTS } from '../../lists';
import { requestOptions } from '../../options';
import { pagesOf } from '../../pages';
import { listIn, valuesIn } from '../../record-values';

/** In one search. No maximum is documented; a search that is refused is divided. */
const MOST_VALUES = 500;

/** What hosts can be looked up by. */
type By = 'address' | 'name';

/** One way to look up. */
interface Way {
	/** Of the search (API reference, host-store). */
	field: string;
	spelling: Spelling;
	/** Without the domain of host names. */
	short: Spelling;
	found(host: Row): unknown;
}

const WAYS: Record<By, Way> = {
	address: {
		field: 'address',
		spelling: machineAddress,
		short: shortMachineAddress,
		found: ({ addresses, services }) => [valuesIn(addresses), listIn(services).map(({ address }) => address)],
	},
	name: { field: 'common_name', spelling: machineName, short: shortHostName, found: ({ common_name }) => common_name },
};

/** Hosts by one of their addresses, or by name. */
export const lookUpHosts = lookUp<By>({
	records: 'hosts',
	description: 'Find out which host has an address or a name, for many at once',
	by: lookUpBy(
		[
			{ name: 'Address', value: 'address', description: 'IPv4, IPv6 or host name, of the host or of a service' },
			{ name: 'Name', value: 'name', description: 'The common name, in upper or lower case' },
		],
		'address',
	),
	hasOcsf: true,
	options: [
		...requestOptions,
		{ ...ignoreDomain, description: `${ignoreDomain.description}. All hosts are read for that, 1,000 in a request.` },
	],
	open: sourceOf,
});

function sourceOf(call: Call, by: By): LookUpSource {
	const { field, spelling, short, found } = WAYS[by];
	// The search knows no beginnings of names.
	const isShort = call.collection(optionsOf([])).flag(ignoreDomain);
	const pages = (bodyFor: (sought: Sought[]) => IDataObject): LookUpSource['pages'] => {
		return (session, sought, query) => pagesOf(session, HOSTS, { ...query, body: bodyFor(sought) });
	};
	const common = { noun: { one: 'host', many: 'hosts' }, kind: HOSTS.kind, valuesOf: found, remark: HIDDEN_HOSTS };
	if (isShort) return { ...common, spelling: short, size: (all) => all, pages: pages(() => ({})), givesOthers: true };
	return {
		...common,
		spelling,
		size: () => MOST_VALUES,
		pages: pages((sought) => ({ [field]: sought.flatMap((one) => spellingsOf(spelling, one)) })),
		again: { isFor: hasMoreSpellings, size: sizeByKeywords, pages: pages(bodyByKeywords) },
	};
}

/** How the search compares is not documented, so it is asked for each usual spelling. */
function spellingsOf(spelling: Spelling, { key, written }: Sought): string[] {
	const ip = ipAddress.read(key);
	return [...new Set([...(ip === undefined ? [] : ipSpellings(ip)), ...textSpellings(spelling, key, written)])];
}

/** IPv4 addresses have no spelling but the usual. */
function hasMoreSpellings({ key }: Sought): boolean {
	return ipAddress.read(key) === undefined || key.includes(':');
}
