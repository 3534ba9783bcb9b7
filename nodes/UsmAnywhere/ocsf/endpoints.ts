import { from } from '../../../core/ocsf/sources';
import type { Attributes, ValueType } from '../../../core/ocsf/table';
import type { Row } from '../../../core/pages/page-style';
import { decimal, hostName, ip, port, text, uuid } from '../../../core/ocsf/values';

/** Each end of what happened has the same fields, with one of these at the beginning of their names. */
export type End = 'source' | 'destination';

/** As OCSF has countries: ISO 3166-1 in two letters. */
const COUNTRY = /^[a-z]{2}$/i;

/** A name may also be the ID of an asset (recorded alarms), which is no host name. */
const machine = only(hostName, (name) => uuid.read(name) === undefined);
const country = { ...only(text, (code) => COUNTRY.test(code)), name: 'country in two letters' };

/** One end as an endpoint of OCSF. @param attribute that holds it */
export function endpoint(attribute: string, end: End): Attributes {
	return {
		[`${attribute}.ip`]: from([`${end}_address`, `${end}_canonical`, `${end}_name`], ip),
		[`${attribute}.hostname`]: from(
			['fqdn', 'hostname', 'canonical', 'name'].map((name) => `${end}_${name}`),
			machine,
		),
		[`${attribute}.name`]: from(`${end}_name`),
		[`${attribute}.uid`]: from(`${end}_asset_id`),
		[`${attribute}.port`]: from(`${end}_port`, port),
		[`${attribute}.location.country`]: from(`${end}_country`, country),
		[`${attribute}.location.region`]: from(`${end}_region`),
		[`${attribute}.location.city`]: from(`${end}_city`),
		[`${attribute}.location.lat`]: from(`${end}_latitude`, decimal),
		[`${attribute}.location.long`]: from(`${end}_longitude`, decimal),
	};
}

/** The fields of which the endpoints of both ends are made. */
export const ENDPOINT_FIELDS = [
	...new Set(
		[endpoint('', 'source'), endpoint('', 'destination')].flatMap((table) =>
			Object.values(table).flatMap(({ fields }) => fields),
		),
	),
];

/** An end in a title: its name, else its address; the ID of its asset only where nothing else is known. */
export function nameOfEnd(row: Row, end: End): string | undefined {
	const names = ['name', 'hostname', 'fqdn', 'canonical', 'address'].flatMap(
		(field) => said(row[`${end}_${field}`]) ?? [],
	);
	return names.find((name) => uuid.read(name) === undefined) ?? names[0];
}

/** A text that is not blank. */
export function said(value: unknown): string | undefined {
	return text.read(value) as string | undefined;
}

function only(type: ValueType, isOne: (text: string) => boolean): ValueType {
	const read = (given: unknown) => {
		const found = type.read(given);
		return typeof found === 'string' && isOne(found) ? found : undefined;
	};
	return { ...type, read };
}
