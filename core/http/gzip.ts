/** A text as gzip, by the platform's own means. */
export async function gzipped(text: string): Promise<Buffer> {
	const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	return Buffer.from(await new Response(compressed).arrayBuffer());
}
