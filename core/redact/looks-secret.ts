import { withoutTrailing } from '../trailing';
import type { Span } from './span';

/** A value of `Authorization`. */
const AUTHORIZATION = /\b(?:bearer|basic)\s+[\w+/=.~-]{8,}/gi;
/** A value of a parameter that has a secret in it. */
const PARAMETER = /([?&](?:access_)?(?:token|secret|key|password)=)[^&\s"']+/gi;
/** Letters, digits and what a JWT has between them: each such run is looked at once. */
const RUN = /[\w.-]+/g;
/** The beginning of a JWT: `{"` in Base64. */
const JWT = /\beyJ/;

/** Where a text has something that looks like a token of any vendor. */
export function looksSecret(text: string): Span[] {
	const spans: Span[] = [];
	for (const { index, 0: found } of text.matchAll(AUTHORIZATION)) spans.push([index, index + found.length]);
	for (const { index, 0: found, 1: name } of text.matchAll(PARAMETER)) {
		spans.push([index + name.length, index + found.length]);
	}
	for (const { index, 0: run } of text.matchAll(RUN)) {
		const start = run.search(JWT);
		if (start >= 0 && hasParts(run, start)) spans.push([index + start, index + withoutEnd(run)]);
	}
	return spans;
}

/** Whether a dot follows the first part, and something the dot. */
function hasParts(run: string, start: number): boolean {
	return run.slice(0, withoutEnd(run)).lastIndexOf('.') > start + 'eyJ'.length;
}

/** Length without the dot that ends a sentence. */
function withoutEnd(run: string): number {
	return withoutTrailing(run, '.').length;
}
