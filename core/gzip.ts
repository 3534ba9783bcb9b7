/** A text as gzip, by the platform's own means. */
export async function gzipped(text: string): Promise<Buffer> {
	const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	return Buffer.from(await new Response(compressed).arrayBuffer());
}

/**
 * Compresses a file while it is made, in flat memory. The platform's stream alone would take in thousands of chunks before it
 * lets its source wait, so each chunk is asked for when the one before it is compressed and taken.
 * @throws what `chunks` throws
 */
export async function* gzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const { readable, writable } = new CompressionStream('gzip');
	const writer = writable.getWriter();
	const compressed: Uint8Array[] = [];
	const ended = collect(readable as AsyncIterable<Uint8Array>, compressed);
	try {
		for await (const chunk of chunks) {
			await writer.write(chunk);
			yield* compressed.splice(0);
		}
		await writer.close();
		await ended;
		yield* compressed;
	} finally {
		// Of a file that was not read to its end, nobody waits for the rest.
		await Promise.allSettled([writer.abort(), ended]);
	}
}

async function collect(parts: AsyncIterable<Uint8Array>, into: Uint8Array[]): Promise<void> {
	for await (const part of parts) into.push(part);
}
