import { valueAt } from '../../../core/export/chosen-fields';
import { objects } from '../../../core/ocsf/nested';
import { always, derived, from } from '../../../core/ocsf/sources';
import type { Attributes, Certainty, Source, ValueType } from '../../../core/ocsf/table';
import { hostName, ip, list, port, text } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';

const NUMBER = /^\d{1,5}$/;

/** Roles of a user, as groups. */
export const ROLES_AS_GROUPS = objects('groups', {
	uid: from('id'),
	name: from('name'),
	desc: from('comment'),
	privileges: from('permissions', list()),
	type: always('Role'),
});

/** The name of a protocol. Types of connections such as WEB and DB are none. */
export const protocol: ValueType = {
	...text,
	name: 'SSH, RDP or VNC',
	read: (given) => (typeof given === 'string' && /^(?:ssh|rdp|vnc)$/i.test(given) ? given : undefined),
};

/** Events of the network have an actor only in this profile (OCSF 1.8.0). */
export const IN_HOST_PROFILE: Attributes = { 'metadata.profiles': derived([], () => ['host'], list()) };

/** The host of a connection, from an address that may have a port: `web-01:22`, `10.0.0.7`, `[2001:db8::7]:22`. */
export function targetAt(field: string, certainty?: Certainty): Attributes {
	const host = (as: ValueType): Source => derived([field], (row) => addressIn(valueAt(row, field)).host, as, certainty);
	return {
		'dst_endpoint.ip': host(ip),
		'dst_endpoint.hostname': host(hostName),
		'dst_endpoint.port': derived([field], (row) => addressIn(valueAt(row, field)).port, port, certainty),
	};
}

/** A word of the product in capitals; empty where there is none. */
export function wordOf(value: unknown): string {
	return textOf(value).toUpperCase();
}

/** A text, or a number as text; empty for anything else. */
export function textOf(value: unknown): string {
	return String(text.read(value) ?? '');
}

/** Parts of a title with their words, where they are there. */
export function titled(word: string, value: unknown): string | undefined {
	const said = textOf(value);
	return said === '' ? undefined : `${word} ${said}`;
}

/** The first field with a text; empty where there is none. */
export function firstOf(row: Row, fields: string[]): string {
	return fields.map((field) => textOf(valueAt(row, field))).find((value) => value !== '') ?? '';
}

function addressIn(address: unknown): { host?: string; port?: string } {
	if (typeof address !== 'string') return {};
	const end = address.lastIndexOf(':');
	const [before, after] = [address.slice(0, end), address.slice(end + 1)];
	// An IPv6 address has colons, too; with a port it is in brackets.
	const hasPort = end > 0 && NUMBER.test(after) && (!before.includes(':') || before.endsWith(']'));
	const host = hasPort ? before : address;
	return {
		host: host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host,
		port: hasPort ? after : undefined,
	};
}
