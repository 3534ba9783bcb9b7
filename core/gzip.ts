/** A text as gzip, by the platform's own means. */
export async function gzipped(text: string): Promise<Buffer> {
	const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	return Buffer.from(await new Response(compressed).arrayBuffer());
}

/** Compresses a file while it is made, in flat memory. @throws what `chunks` throws */
export function gzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	return through(chunks, new CompressionStream('gzip'));
}

/**
 * Decompresses a file while it is read. One chunk may become a thousand times as large.
 * @throws what `chunks` throws, and an error of the platform for a file that is damaged or cut off
 */
export function gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	return through(chunks, new DecompressionStream('gzip'));
}

/**
 * The platform's stream alone would take in thousands of chunks before it lets its source wait, so each chunk is asked for
 * when the one before it has passed and was taken.
 */
async function* through(
	chunks: AsyncIterable<Uint8Array>,
	{ readable, writable }: CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array> {
	const writer = writable.getWriter();
	const passed: Uint8Array[] = [];
	const ended = collect(readable as AsyncIterable<Uint8Array>, passed);
	// It may fail while the source is slow, when nobody waits for it yet.
	ended.catch(() => undefined);
	try {
		for await (const chunk of chunks) {
			await writer.write(chunk);
			yield* passed.splice(0);
		}
		await writer.close();
		await ended;
		yield* passed;
	} finally {
		// Of a file that was not read to its end, nobody waits for the rest.
		await Promise.allSettled([writer.abort(), ended]);
	}
}

async function collect(parts: AsyncIterable<Uint8Array>, into: Uint8Array[]): Promise<void> {
	for await (const part of parts) into.push(part);
}
