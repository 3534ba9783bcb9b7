import type { IHttpRequestOptions } from 'n8n-workflow';
import type { BodyStream } from './read-body';

/**
 * How every request of this package asks n8n's helper: the body as a stream, so that its size can be
 * bounded, and no redirect, which could carry the credential away.
 */
export const STREAMED = {
	encoding: 'stream',
	returnFullResponse: true,
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
} satisfies Partial<IHttpRequestOptions>;

/** What the helper then gives. */
export interface StreamedResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body: BodyStream;
}
