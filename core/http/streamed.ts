import type { IHttpRequestOptions } from 'n8n-workflow';
import type { BodyStream } from './read-body';

/**
 * Options of every request to n8n's helper: the body as a stream, so that its size can be limited,
 * and no redirect, which could send the credential to another host.
 */
export const STREAMED = {
	encoding: 'stream',
	returnFullResponse: true,
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
} satisfies Partial<IHttpRequestOptions>;

/** What the helper returns with them. */
export interface StreamedResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body: BodyStream;
}
