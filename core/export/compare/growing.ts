/** Elements of a chunk: small enough that the last one wastes little, and chunks are few. */
const CHUNK = 2 ** 16;

/** Whole numbers in a list that grows without being copied, outside of the heap of JavaScript. */
export class Growing {
	length = 0;
	private readonly chunks: Array<Uint16Array | Uint32Array> = [];

	/** @param Type how large its numbers may be */
	constructor(private readonly Type: typeof Uint16Array | typeof Uint32Array) {}

	at(index: number): number {
		return this.chunks[Math.floor(index / CHUNK)][index % CHUNK];
	}

	push(value: number): void {
		if (this.length % CHUNK === 0) this.chunks.push(new this.Type(CHUNK));
		this.chunks[this.chunks.length - 1][this.length % CHUNK] = value;
		this.length++;
	}
}
