import { Readable } from 'node:stream';

/** Bodies are made in pieces of this many bytes, so that a gzip bomb needs no memory in the simulator. */
const PIECE_BYTES = 64 * 1024;

const OPENING = '{"padding":"';
const CLOSING = '"}';

/** A stream of valid JSON: one object with one long text, exactly `size` bytes long (at least 14). */
export function paddedJson(size: number): Readable {
	return Readable.from(padding(size), { objectMode: false });
}

function* padding(size: number): Generator<Buffer> {
	const piece = Buffer.alloc(PIECE_BYTES, 'a');
	yield Buffer.from(OPENING);
	let rest = size - OPENING.length - CLOSING.length;
	while (rest > 0) {
		yield rest < PIECE_BYTES ? piece.subarray(0, rest) : piece;
		rest -= PIECE_BYTES;
	}
	yield Buffer.from(CLOSING);
}

/** Valid JSON: `depth` arrays, one inside the other. */
export function nestedJson(depth: number): string {
	return '['.repeat(depth) + ']'.repeat(depth);
}

/** JSON that ends in the middle of a value. */
export const INVALID_JSON = '{"page":{"size":20,"totalEl';
