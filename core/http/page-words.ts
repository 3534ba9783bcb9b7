import { cut, type Redact } from '../redact';

/** Characters of a web page in a message. */
const SHOWN_OF_PAGE = 200;

/** What a page or plain text says, as far as it helps in a message. Secrets first: between tags they are whole. */
export function wordsOfPage(page: string, redact: Redact): string {
	const words = redact(page)
		.replace(/<[^<>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return cut(words, SHOWN_OF_PAGE);
}
