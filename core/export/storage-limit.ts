import type { IExecuteFunctions } from 'n8n-workflow';
import { SecOpsError } from '../errors/secops-error';

const MB = 1_048_576;
/** Every storage takes a file of this size, so that n8n need not be asked about a smaller one. */
const UNASKED_BYTES = 64 * MB;

/** What of n8n's helpers is needed here. */
type FileStorage = Pick<IExecuteFunctions['helpers'], 'prepareBinaryData'>;

/** Why a file cannot be larger. */
interface StorageLimit {
	maxBytes: number;
	/** Completes "the file is larger than 512 MB, the most that …". */
	reason: string;
}

/**
 * The storages of n8n that hold a whole file in memory while it is written, by the first part of the file's ID
 * (n8n-core, `BinaryDataService`). n8n refuses a file only once all of it has been read.
 */
const LIMITS: Record<string, StorageLimit> = {
	// `N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE`; 512 unless an administrator changed it, which a node cannot see.
	database: { maxBytes: 512 * MB, reason: 'n8n keeps in its database' },
	// The file becomes a part of the execution, whose text in V8 ends at 512 MB, and Base64 takes a third more.
	memory: { maxBytes: 256 * MB, reason: 'n8n can keep in memory' },
};

/**
 * Ends a file that n8n's storage would refuse in the end, while it is written: before all of the list is read, and before the
 * process runs out of memory. Storages that write a file while it arrives have no limit here.
 * @throws SecOpsError
 */
export async function* withinStorage(
	storage: FileStorage,
	chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	let bytes = 0;
	let limit: StorageLimit | undefined;
	for await (const chunk of chunks) {
		const isSmall = bytes <= UNASKED_BYTES;
		bytes += chunk.length;
		if (isSmall && bytes > UNASKED_BYTES) limit = await limitOf(storage);
		if (limit && bytes > limit.maxBytes) throw tooLarge(limit);
		yield chunk;
	}
}

/** n8n tells a node where it keeps files only by the ID of a file, so an empty one is stored; it goes with the execution. */
async function limitOf(storage: FileStorage): Promise<StorageLimit | undefined> {
	const { id } = await storage.prepareBinaryData(Buffer.alloc(0), 'empty', 'application/octet-stream');
	return LIMITS[id?.split(':')[0] ?? 'memory'];
}

function tooLarge({ maxBytes, reason }: StorageLimit): SecOpsError {
	return new SecOpsError(`the file is larger than ${maxBytes / MB} MB, the most that ${reason}`, {
		description:
			'Write fewer records or fields, or several files: an export has Records per File in Options. Or ask the administrator of this n8n to keep files in a folder or in S3 (N8N_DEFAULT_BINARY_DATA_MODE).',
	});
}
