import type { BodyStream } from '../../core/http/read-body';

/** A response body in memory; `stalled` makes it wait for ever after its last piece. */
export interface TestBody extends BodyStream {
	/** Set when the reader gave up. */
	destroyed: boolean;
}

/** Creates a body of these pieces. */
export function bodyOf(pieces: Array<string | Uint8Array>, { stalled = false } = {}): TestBody {
	let fail: ((error: Error) => void) | undefined;
	const broken = new Promise<never>((_resolve, reject) => (fail = reject));
	broken.catch(() => undefined);
	return {
		destroyed: false,
		destroy(error) {
			this.destroyed = true;
			fail?.(error ?? new Error('destroyed'));
		},
		async *[Symbol.asyncIterator]() {
			try {
				for (const piece of pieces) {
					if (this.destroyed) await broken;
					yield typeof piece === 'string' ? Buffer.from(piece) : piece;
				}
				if (stalled || this.destroyed) await broken;
			} finally {
				this.destroyed = true;
			}
		},
	};
}
