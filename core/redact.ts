import { looksSecret } from './redact/looks-secret';
import { folded, reading, skeleton, unescaped, untagged, type Reading } from './redact/reading';
import { covered, type Span } from './redact/span';
import { asWanted, foundIn, type Wanted } from './redact/wanted';

/** Replaces every secret. */
export const MASK = '***';

/** Shorter ones would mask ordinary words, and protect nothing: all of them are tried in a second. */
const SHORTEST_SECRET = 3;
/** A longer text is searched up to here. */
const SEARCHED = 32_768;
/** And shown up to here, so that a secret at the end of what is shown has been seen as a whole, however it is spelled. */
const SHOWN = SEARCHED / 2;

/** Of a text in a message. More of it does not help anybody, and n8n saves it with the execution. */
const LONGEST_SHOWN = 2_000;

/** Takes secrets out of a text. A text that is too long loses its end. */
export type Redact = (text: string) => string;

/**
 * Builds a function that masks the given secrets, and all texts that look like a token.
 * A secret is found in other case, escaped for URLs, HTML or JSON in any depth, in hex, in Base64 (also as a part of a
 * longer text), with tags, line ends or unseen characters between its letters, and also if only its beginning is there.
 * The time is linear in the length of the text, and the text that is searched is bounded.
 */
export function redactor(secrets: Array<string | undefined>): Redact {
	const known = [...new Set(secrets.filter((secret): secret is string => (secret ?? '').length >= SHORTEST_SECRET))];
	const wanted = known.flatMap(asWanted);
	return (given) => {
		const text = given.slice(0, SEARCHED);
		const shown = given.length > SEARCHED ? text.slice(0, SHOWN) : text;
		return covered(shown, [...looksSecret(text), ...spansOf(wanted, text)], MASK);
	};
}

function spansOf(wanted: Wanted[], text: string): Span[] {
	if (wanted.length === 0) return [];
	return readings(text).flatMap((one) => wanted.flatMap((each) => foundIn(one, each, text)));
}

/** A text in all ways in which it may be read. Tags are read, too: they may have a secret among their attributes. */
function readings(text: string): Reading[] {
	const plain = reading(text);
	const meant = unescaped(plain);
	const words = [...new Set([plain, meant, untagged(meant)])].map(folded);
	return [plain, ...words, ...words.map(skeleton)];
}

/** The beginning of a text, for a message. Only of a text without secrets: half a secret would not be found any more. */
export function cut(text: string, most = LONGEST_SHOWN): string {
	if (text.length <= most) return text;
	return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
