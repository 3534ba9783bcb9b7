import { ApiError, type Refusal } from '../errors/api-error';
import { cut, type Redact } from '../redact';
import type { Api } from './api';
import type { Answer } from './exchange';
import { TOKEN_REFUSED } from './refused-token';
import { retryAfterMs } from './retry-after';

/** Characters of a web page in a message. */
const SHOWN_OF_PAGE = 200;

/** What a status means for one request, where it is not what it means for the API. */
export type Refusals = Partial<Record<number, Pick<Refusal, 'meaning' | 'advice'>>>;

/** A request that was refused. */
export interface Refused {
	api: Api;
	request: { refusals?: Refusals };
	/** Whether sending it twice does the same as once. */
	repeatable: boolean;
	/** ms since the epoch. */
	now: number;
	redact: Redact;
}

/** The error for an answer that is not good: what its status means here, and the redacted words of the service. */
export function refusalOf(answer: Answer, { api, request, repeatable, now, redact }: Refused): ApiError {
	const { status, headers, body, isTokenRefused } = answer;
	return new ApiError({
		status,
		words: typeof body === 'string' ? wordsOfPage(body, redact) : redact(api.words(body) ?? ''),
		retryAfterMs: retryAfterMs(headers['retry-after'], now),
		meaning: api.meaning?.[status] ?? (isTokenRefused ? TOKEN_REFUSED.meaning : undefined),
		advice: api.advice?.[status] ?? (isTokenRefused ? TOKEN_REFUSED.advice : undefined),
		...request.refusals?.[status],
		stateKnown: repeatable || status < 500,
	});
}

/** What a page or plain text says, as far as it helps in a message. Secrets first: between tags they are whole. */
function wordsOfPage(page: string, redact: Redact): string {
	const words = redact(page)
		.replace(/<[^<>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return cut(words, SHOWN_OF_PAGE);
}
