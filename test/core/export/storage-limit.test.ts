import type { SecOpsError } from '../../../core/errors/secops-error';
import { withinStorage } from '../../../core/export/storage-limit';

const MB = 1_048_576;
const CHUNK = new Uint8Array(32 * MB);

/** Writes a file of so many chunks of 32 MB to a storage that gives its files such an ID. */
async function write(id: string | undefined, chunks: number) {
	const asked: unknown[] = [];
	const written = { chunks: 0, asked };
	const helpers = {
		prepareBinaryData: async (content: Buffer) => {
			asked.push(content.length);
			return await Promise.resolve({ id, data: '', mimeType: 'application/octet-stream' });
		},
	};
	async function* file() {
		for (let count = 0; count < chunks; count++) yield await Promise.resolve(CHUNK);
	}
	try {
		for await (const chunk of withinStorage(helpers, file())) written.chunks += chunk.length / CHUNK.length;
	} catch (error) {
		return { ...written, error: error as SecOpsError };
	}
	return { ...written, error: undefined };
}

test('a file of up to 64 MB goes to any storage, without a question', async () => {
	expect(await write('database:1', 2)).toEqual({ chunks: 2, asked: [], error: undefined });
});

test.each(['filesystem-v2:1', 's3:1', 'azure:1'])('a file of any size goes to %s', async (id) => {
	expect(await write(id, 40)).toEqual({ chunks: 40, asked: [0], error: undefined });
});

test.each([
	['in its database', 'database:1', 16, '512 MB, the most that n8n keeps in its database'],
	['in memory', undefined, 8, '256 MB, the most that n8n can keep in memory'],
])('a file that n8n could not keep %s ends at the limit, with advice', async (_, id, most, words) => {
	expect(await write(id, most)).toEqual({ chunks: most, asked: [0], error: undefined });
	const { chunks, error } = await write(id, most + 8);
	expect(chunks).toBe(most);
	expect(error?.message).toBe(`the file is larger than ${words}`);
	expect(error?.description).toContain('Records per File in Options');
	expect(error?.description).toContain('N8N_DEFAULT_BINARY_DATA_MODE');
});
