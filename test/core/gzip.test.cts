import { gunzipSync, gzipSync } from 'node:zlib';
import { gunzip, gzip, gzipped } from '../../core/gzip.ts';

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	for await (const part of chunks) parts.push(part);
	return Buffer.concat(parts);
}

/** Text that hardly becomes smaller, so that a chunk gives compressed bytes at once. */
async function* endless(asked: { chunks: number; isEnded: boolean }): AsyncGenerator<Uint8Array> {
	try {
		for (;;) {
			asked.chunks += 1;
			yield crypto.getRandomValues(new Uint8Array(60_000));
		}
	} finally {
		asked.isEnded = true;
	}
}

async function* texts(...parts: string[]): AsyncGenerator<Uint8Array> {
	for (const part of parts) yield Buffer.from(part);
}

test('a compressed file is the same file, also when it is empty', async () => {
	expect(String(gunzipSync(await bytesOf(gzip(texts('ä', 'b'.repeat(100_000), 'c')))))).toBe(
		`ä${'b'.repeat(100_000)}c`,
	);
	expect(gunzipSync(await bytesOf(gzip(texts())))).toHaveLength(0);
	expect(String(gunzipSync(await gzipped('text')))).toBe('text');
});

test('a source is asked for as much as was taken, and ended with its reader', async () => {
	const asked = { chunks: 0, isEnded: false };
	const compressed = gzip(endless(asked));
	await compressed.next();
	expect(asked.chunks).toBeLessThan(5);
	await compressed.return(undefined);
	expect(asked.isEnded).toBe(true);
});

test('an error of the source is that of the file', async () => {
	async function* broken(): AsyncGenerator<Uint8Array> {
		yield* texts('a');
		throw new RangeError('the list ended');
	}
	await expect(bytesOf(gzip(broken()))).rejects.toThrow(new RangeError('the list ended'));
});

test('a compressed file is read as it was, however it is cut into chunks', async () => {
	const packed = gzipSync(`ä${'b'.repeat(100_000)}c`);
	async function* inBytes(): AsyncGenerator<Uint8Array> {
		for (const byte of packed) yield Uint8Array.of(byte);
	}
	expect(String(await bytesOf(gunzip(inBytes())))).toBe(`ä${'b'.repeat(100_000)}c`);
	expect(String(await bytesOf(gunzip(gzip(texts('a', 'b')))))).toBe('ab');
});

test('a compressed file that is cut off, damaged or followed by something else is refused, and stops nothing', async () => {
	const packed = gzipSync('text '.repeat(1_000));
	const damaged = Buffer.from(packed).fill(0, 12, 20);
	const refused = [packed.subarray(0, 5), packed.subarray(0, -1), damaged, Buffer.concat([packed, Buffer.from('x')])];
	for (const bytes of refused) {
		async function* slowly(): AsyncGenerator<Uint8Array> {
			yield bytes;
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		await expect(bytesOf(gunzip(slowly()))).rejects.toThrow();
	}
});
