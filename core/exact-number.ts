/**
 * A number with more digits than a JavaScript number can hold, on its way into a request: `jsonText` writes its digits
 * without quotes. Data that n8n gets has the digits as a text instead, so no item holds one of these.
 */
export class ExactNumber {
	/** @param text as JSON writes the number */
	constructor(readonly text: string) {}

	toString(): string {
		return this.text;
	}

	/** Should one get into an item after all, it is a text there, like other long numbers. */
	toJSON(): string {
		return this.text;
	}
}
