const QUOTE = 0x22;
const COMMA = 0x2c;
const LIST = 0x5b;
const BACKSLASH = 0x5c;
const OBJECT = 0x7b;
/** Of a value and what follows it. */
const FEWEST_BYTES = 2;

/**
 * Whether JSON has more values than this, counted before it is parsed: an empty object of three bytes takes 60 in memory. A
 * list and an object count as a value. Small bodies cannot have so many and are not looked at.
 */
export function holdsMoreValues(bytes: Uint8Array, max: number): boolean {
	if (bytes.length <= max * FEWEST_BYTES) return false;
	let values = 0;
	// In UTF-8 these bytes are never a part of another character.
	for (let at = 0; at < bytes.length && values <= max; at++) {
		const byte = bytes[at];
		if (byte === QUOTE) at = endOfText(bytes, at);
		else if (byte === COMMA || byte === LIST || byte === OBJECT) values += 1;
	}
	return values > max;
}

function endOfText(bytes: Uint8Array, from: number): number {
	let at = from + 1;
	while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
	return at;
}
