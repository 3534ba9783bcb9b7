import { objectOf } from '../json';
import { tooMany } from './changes';

/** IDs of this form are stored as bytes. */
const HEX_ID = /^[0-9a-f]{32}$/;
const BYTES_PER_ID = 16;
/** 200,000 such IDs are 4.3 million characters: n8n stores that as one text in the node's static data without difficulty. */
export const MAX_IDS = 200_000;
const MAX_BYTES = Math.ceil((MAX_IDS * BYTES_PER_ID) / 3) * 4;

/** Many IDs as plain JSON. */
export interface PackedIds {
	[part: string]: string | string[];
	packed: string;
	plain: string[];
}

/** IDs of 32 hex digits as bytes in Base64, others as they are. @throws WalkError when that is too much to be stored */
export function packed(ids: Iterable<string>): PackedIds {
	const { hex, plain } = sorted(ids);
	const bytes = Buffer.from(hex.join(''), 'hex').toString('base64');
	if (bytes.length + Buffer.byteLength(JSON.stringify(plain)) > MAX_BYTES + 2) throw tooMany(MAX_IDS);
	return { packed: bytes, plain };
}

/** The same IDs; `undefined` where what is stored is damaged. */
export function unpacked(stored: unknown): Set<string> | undefined {
	const { packed: text, plain } = objectOf(stored) ?? {};
	if (typeof text !== 'string' || !Array.isArray(plain)) return undefined;
	const bytes = Buffer.from(text, 'base64');
	const isWhole = bytes.length % BYTES_PER_ID === 0 && bytes.toString('base64') === text;
	const isValid = isWhole && plain.every((id) => typeof id === 'string');
	return isValid ? new Set([...idsIn(bytes), ...(plain as string[])]) : undefined;
}

/** Which of the IDs are in a set, as one bit for each, in the order in which they are stored. */
export function bitsOf(ids: Iterable<string>, chosen: ReadonlySet<string>): string {
	const order = inOrder(ids);
	const bits = Buffer.alloc(Math.ceil(order.length / 8));
	order.forEach((id, index) => {
		if (chosen.has(id)) bits[index >> 3] |= 1 << (index & 7);
	});
	return bits.toString('base64');
}

/** Those that the bits choose; `undefined` where there are not as many bits as IDs. */
export function chosenBy(bits: unknown, ids: Iterable<string>): Set<string> | undefined {
	const order = inOrder(ids);
	const bytes = Buffer.from(typeof bits === 'string' ? bits : '', 'base64');
	if (typeof bits !== 'string' || bytes.length !== Math.ceil(order.length / 8)) return undefined;
	return new Set(order.filter((_, index) => (bytes[index >> 3] >> (index & 7)) & 1));
}

function inOrder(ids: Iterable<string>): string[] {
	const { hex, plain } = sorted(ids);
	return [...hex, ...plain];
}

function sorted(ids: Iterable<string>): { hex: string[]; plain: string[] } {
	const [hex, plain]: [string[], string[]] = [[], []];
	for (const id of ids) (HEX_ID.test(id) ? hex : plain).push(id);
	return { hex, plain };
}

function* idsIn(bytes: Buffer): Generator<string> {
	for (let at = 0; at < bytes.length; at += BYTES_PER_ID) yield bytes.toString('hex', at, at + BYTES_PER_ID);
}
