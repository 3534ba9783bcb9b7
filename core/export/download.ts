import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { CancelledError } from '../errors/cancelled-error';
import { InputError } from '../errors/input-error';
import { ResponseError } from '../errors/response-error';
import type { SecOpsError } from '../errors/secops-error';
import { TransportError } from '../errors/transport-error';
import { storeFile, type FileFacts } from './store';
import { breakdown } from '../http/breakdown';
import { STREAMED, type BodyStream, type StreamedResponse } from '../http/read-body';
import type { Trust } from '../http/tls';
import { checkArrived, lengthOfFile, UNCOMPRESSED } from '../http/whole-file';

/** A file behind an address that a vendor has signed. */
export interface SignedFile extends FileFacts {
	/** Everybody who has it may read the file, so it is a secret and is never part of a message. */
	address: unknown;
	/** The first bytes of every file of this kind, in ASCII: a proxy's page, or an empty file, is not accepted. */
	opening?: string;
}

/** Bounds of one download. */
export interface DownloadLimits {
	/** The credential's base: only where that is plain http, on this machine, may the file come from there over plain http. */
	base: URL;
	maxBytes: number;
	/** From the first byte sent to the last byte stored, ms. */
	timeoutMs: number;
	/** The authorities to trust, where these are not the public ones; see `trustOf`. */
	trust?: Trust;
}

/** A file in n8n's storage. */
export interface Download {
	binary: IBinaryData;
	bytes: number;
}

const RUN_AGAIN = 'Such addresses are valid for a short time only. Run the node again to get new ones.';

/**
 * Copies a file from a signed address into n8n's storage while it arrives. Sends no credential, follows no redirect, and
 * accepts a file as complete only when it is as long as the storage announced.
 * @throws SecOpsError whose texts hold no part of the address but its host
 */
export async function download(ctx: IExecuteFunctions, file: SignedFile, limits: DownloadLimits): Promise<Download> {
	const url = urlOf(file.address, limits.base);
	const reading = { bytes: 0 };
	const cancelled = ctx.getExecutionCancelSignal();
	const late = AbortSignal.timeout(limits.timeoutMs);
	// Ends the answer as well as the request.
	const signal = cancelled ? AbortSignal.any([late, cancelled]) : late;
	try {
		const response = await open(ctx, url, limits, signal);
		const announced = lengthOf(response, limits.maxBytes);
		const binary = await storeFile(ctx, opened(whole(response.body, announced, limits, reading), file), file);
		return { binary, bytes: reading.bytes };
	} catch (error) {
		throw readable(error, url, { late, cancelled });
	}
}

/** @throws ResponseError for an address that would expose the file to others, or is not an address */
function urlOf(address: unknown, base: URL): URL {
	const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined;
	if (!url || url.username || url.password) {
		throw new ResponseError('the service did not give a valid address for the file');
	}
	const isHere = url.protocol === 'http:' && base.protocol === 'http:' && url.hostname === base.hostname;
	if (url.protocol === 'https:' || isHere) return url;
	throw new ResponseError(
		'the address that the service gave for the file is not https, so the file was not downloaded',
	);
}

async function open(
	{ helpers }: IExecuteFunctions,
	url: URL,
	{ timeoutMs, trust }: DownloadLimits,
	abortSignal: AbortSignal,
): Promise<StreamedResponse> {
	const request: IHttpRequestOptions = {
		method: 'GET',
		url: url.href,
		headers: { Accept: '*/*', ...UNCOMPRESSED },
		timeout: timeoutMs,
		...STREAMED,
		ignoreHttpStatusErrors: true,
		allowedDomains: url.hostname,
		abortSignal,
		...(trust ? { agentOptions: trust } : {}),
	};
	return (await helpers.httpRequest(request)) as StreamedResponse;
}

/** How long the file will be, or `undefined` where the transfer marks its own end. */
function lengthOf(response: StreamedResponse, maxBytes: number): number | undefined {
	try {
		if (response.statusCode !== 200) throw refused(response.statusCode);
		const length = lengthOfFile(response, 'storage');
		const refusal = tooLarge(length ?? 0, maxBytes);
		if (refusal) throw refusal;
		return length;
	} catch (error) {
		response.body.destroy();
		throw breakdown(error);
	}
}

function refused(status: number): SecOpsError {
	if (status >= 500) {
		return new TransportError({
			message: `the storage cannot send the file now (HTTP ${status})`,
			transient: true,
		});
	}
	const isRedirect = status >= 300 && status < 400;
	const what = isRedirect ? 'redirects to another address, and redirects are not followed' : 'does not send the file';
	return new ResponseError(`the storage ${what} (HTTP ${status})`, RUN_AGAIN);
}

function tooLarge(bytes: number, maxBytes: number): InputError | undefined {
	if (bytes <= maxBytes) return undefined;
	const size = `${Math.round(maxBytes / 1_048_576)} MB`;
	return new InputError(
		`the file is larger than ${size}`,
		'Raise the size limit in Options, if n8n has enough storage for the file.',
	);
}

/** The file's bytes. Ends without an error only when all of them have arrived. */
async function* whole(
	body: BodyStream,
	announced: number | undefined,
	{ maxBytes }: DownloadLimits,
	reading: { bytes: number },
): AsyncGenerator<Uint8Array> {
	try {
		for await (const chunk of body) {
			reading.bytes += chunk.length;
			const refusal = tooLarge(reading.bytes, maxBytes);
			if (refusal) throw refusal;
			yield chunk;
		}
	} catch (error) {
		// Converted here, to distinguish it from an error of n8n's storage.
		throw breakdown(error);
	}
	checkArrived(reading.bytes, announced, 'storage');
}

/** The same bytes. Ends without an error only when they begin as they must. */
async function* opened(chunks: AsyncIterable<Uint8Array>, { opening = '' }: SignedFile): AsyncGenerator<Uint8Array> {
	let start = '';
	for await (const chunk of chunks) {
		if (start.length < opening.length) start += String.fromCharCode(...chunk.subarray(0, opening.length));
		yield chunk;
	}
	if (start.startsWith(opening)) return;
	throw new ResponseError(
		'the storage did not send a file of the expected kind',
		'A proxy may have answered instead. Run the node again.',
	);
}

/** The client's own errors hold the address: only their kind is kept. An answer that was ended may also look like a broken one. */
function readable(
	error: unknown,
	{ host }: URL,
	{ late, cancelled }: { late: AbortSignal; cancelled?: AbortSignal },
): SecOpsError {
	const known = breakdown(error);
	if (!(known instanceof CancelledError || known instanceof TransportError)) return known;
	if (cancelled?.aborted) return new CancelledError();
	return new TransportError({
		message: `the file could not be downloaded: ${late.aborted ? 'it did not arrive in time' : known.message}`,
		description: `Run the node again. If the error stays, ask your administrator whether this n8n may reach ${host}.`,
		transient: late.aborted || (known instanceof TransportError && known.transient),
	});
}
