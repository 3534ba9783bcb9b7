import { ResponseError } from '../errors/response-error';
import { TransportError } from '../errors/transport-error';
import { countOf } from '../json';
import type { StreamedResponse } from './read-body';

/**
 * Header of every request whose answer may be a file: n8n's client takes half of a compressed file for the whole, and the
 * announced length is that of the compressed bytes.
 */
export const UNCOMPRESSED = { 'Accept-Encoding': 'identity' };

/**
 * How long the file in an answer is, bytes; `undefined` where the transfer marks its own end.
 * @param sender for messages: `service` or `storage`
 * @throws ResponseError where a file that was broken off could not be told from a whole one, or it is only a part
 */
export function lengthOfFile({ statusCode, headers }: StreamedResponse, sender: string): number | undefined {
	if (statusCode === 206 || headers['content-range'] !== undefined) {
		throw new ResponseError(`the ${sender} sent only a part of the file`, 'Run the node again.');
	}
	// n8n's client takes the header away where it can decompress: then only the length shows it.
	if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw compressed(sender);
	const length = countOf(headers['content-length']);
	if (length === undefined && !/\bchunked\b/i.test(String(headers['transfer-encoding']))) {
		throw unprovable(`the ${sender} does not say how long the file is`);
	}
	return length;
}

/** @throws TransportError when fewer bytes arrived than were announced; ResponseError when it were more */
export function checkArrived(bytes: number, announced: number | undefined, sender: string): void {
	if (announced === undefined || announced === bytes) return;
	if (bytes > announced) throw compressed(sender);
	throw new TransportError({
		message: `${bytes} bytes of the file arrived instead of ${announced}`,
		transient: true,
	});
}

function compressed(sender: string): ResponseError {
	return unprovable(`the ${sender} sent the file compressed, although it was asked not to`);
}

function unprovable(problem: string): ResponseError {
	return new ResponseError(
		`${problem}, so an incomplete file could not be recognized`,
		'Ask the administrator of the service, or of a proxy in between.',
	);
}
