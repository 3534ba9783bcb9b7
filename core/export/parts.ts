import type { Row } from '../pages/page-style';

/**
 * Cuts a list into parts of at most `most` records, each in pages. There is always a first part, which may be empty, and
 * no other empty one. Each part must be read to its end before the next one is asked for.
 */
export async function* partsOf(pages: AsyncIterable<Row[]>, most: number): AsyncGenerator<AsyncIterable<Row[]>> {
	const rest = new Rest(pages[Symbol.asyncIterator]());
	try {
		do yield rest.part(most);
		while (await rest.hasMore());
	} finally {
		rest.close();
	}
}

/** What of a list has not been handed on yet. */
class Rest {
	private rows: Row[] = [];

	constructor(private readonly pages: AsyncIterator<Row[]>) {}

	async *part(most: number): AsyncGenerator<Row[]> {
		for (let left = most; left > 0 && (await this.hasMore()); ) {
			const rows = this.rows.splice(0, left);
			left -= rows.length;
			yield rows;
		}
	}

	async hasMore(): Promise<boolean> {
		while (this.rows.length === 0) {
			const next = await this.pages.next();
			if (next.done) return false;
			this.rows = next.value;
		}
		return true;
	}

	/** Not waited for: a request may be in flight. */
	close(): void {
		void this.pages.return?.();
	}
}
