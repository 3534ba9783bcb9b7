import { objectOf } from '../json';
import type { Row } from '../pages/page-style';
import { canonicalHostName, canonicalIp, canonicalMac, canonicalName, canonicalSerial } from '../spelling';
import { OBSERVABLE_TYPE } from './captions';
import { joinsStrangers } from './placeholders';

/** A kind of join key: its value has one spelling for all products. */
interface Kind {
	/** As in `OBSERVABLE_TYPE`. */
	typeId: number;
	canonical(text: string): string;
}

const USER_NAME: Kind = { typeId: 4, canonical: canonicalName };
/** By the name of the attribute. */
const BY_NAME = new Map<string, Kind>([
	['hostname', { typeId: 1, canonical: canonicalHostName }],
	['ip', { typeId: 2, canonical: (text) => canonicalIp(text) ?? text }],
	['mac', { typeId: 3, canonical: canonicalMac }],
	['email_addr', { typeId: 5, canonical: canonicalName }],
	['serial_number', { typeId: 37, canonical: canonicalSerial }],
]);
/** By the name of the attribute and of the object that has it. */
const BY_OBJECT = new Map<string, ReadonlyMap<string, Kind>>([
	['cve', new Map([['uid', { typeId: 18, canonical: (text) => text.toUpperCase() }]])],
	['user', new Map([['name', USER_NAME]])],
	['owner', new Map([['name', USER_NAME]])],
]);

/**
 * The join keys of an event, each once: with them, records of two products can be joined. The attributes themselves keep
 * the spelling of the product. What joins strangers, such as `0.0.0.0` or `unknown`, is none. `undefined` where there are none.
 */
export function observablesOf(event: Row): Row[] | undefined {
	const found = new Map<string, Row>();
	collect(event, '', [], found);
	return found.size > 0 ? [...found.values()] : undefined;
}

/** @param owner the attribute that holds the object; @param path to it, of which a name is made only where it is needed */
function collect(object: Row, owner: string, path: string[], found: Map<string, Row>): void {
	for (const name in object) {
		const value = object[name];
		if (typeof value === 'string') {
			const kind = BY_NAME.get(name) ?? BY_OBJECT.get(owner)?.get(name);
			if (kind) add(found, kind, [...path, name].join('.'), value);
		} else if (typeof value === 'object' && value !== null) {
			if (Array.isArray(value)) {
				path.push(`${name}[]`);
				for (const part of value) if (objectOf(part)) collect(part as Row, name, path, found);
			} else {
				path.push(name);
				// An account that many machines have, such as `root`, is no person.
				const isAccount = name === 'owner' && owner.endsWith('_endpoint');
				collect(value as Row, isAccount ? '' : name, path, found);
			}
			path.pop();
		}
	}
}

function add(found: Map<string, Row>, { typeId, canonical }: Kind, name: string, text: string): void {
	const value = canonical(text.trim());
	if (joinsStrangers(value)) return;
	const key = `${typeId} ${value}`;
	if (!found.has(key)) found.set(key, { name, type_id: typeId, type: OBSERVABLE_TYPE[typeId], value });
}
