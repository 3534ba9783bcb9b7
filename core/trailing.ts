/** A text without the given character at its end, however often it is there. A pattern for this would try each of them in turn. */
export function withoutTrailing(text: string, character: string): string {
	let { length } = text;
	while (length > 0 && text[length - 1] === character) length--;
	return text.slice(0, length);
}
