import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../errors/input-error';

const MB = 1_048_576;
/** Of so many records the first one is measured: writing all of them as JSON would cost as much as reading them. */
const BLOCK = 50;
/** A record of this size may be an exception, so those beside it are measured as well. */
const LARGE_BYTES = 65_536;
/**
 * n8n saves all that an execution put out as one text, and V8 has no text above 512 MB. The next node usually puts the
 * records out once more. Measured: to write 128 MB takes 1.1 GB of memory and makes a text of 170 MB; 256 MB take 2.3 GB,
 * which is more than Node.js gives a process on a small machine.
 */
const MOST_BYTES = 128 * MB;
/** From here on the editor becomes slow, and other executions feel it. */
const MANY_BYTES = 20 * MB;
/** However small they are: n8n copies each item from node to node, and writes all of them into one text. */
const MANY_RECORDS = 100_000;
const ADVICE = 'The operation Export to File writes them to a file instead, in little memory.';

/** Estimates how many bytes of JSON the records are that a node puts out, all input items together. */
export class OutputSize {
	private records = 0;
	private bytes = 0;

	/** @throws InputError when n8n could not hold and save them */
	add(records: IDataObject[]): void {
		for (let begin = 0; begin < records.length; begin += BLOCK) {
			this.bytes += sizeOfBlock(records.slice(begin, begin + BLOCK));
		}
		this.records += records.length;
		if (this.bytes > MOST_BYTES) throw this.tooMuch();
	}

	/** A sentence for the user, where it is a lot. */
	get warning(): string | undefined {
		if (this.bytes < MANY_BYTES && this.records < MANY_RECORDS) return undefined;
		return `${this.described} are a lot for n8n to hold and save. ${ADVICE}`;
	}

	private get described(): string {
		return `${this.records.toLocaleString('en-US')} records with about ${Math.round(this.bytes / MB)} MB`;
	}

	private tooMuch(): InputError {
		return new InputError(
			`${this.described} are more than n8n can hold and save`,
			`${ADVICE} Or set a Limit, filter the list, or set Output to Simplified.`,
		);
	}
}

function sizeOfBlock(records: IDataObject[]): number {
	const first = sizeOf(records[0]);
	if (first <= LARGE_BYTES) return first * records.length;
	return records.reduce((bytes, record) => bytes + sizeOf(record), 0);
}

function sizeOf(record: IDataObject): number {
	return Buffer.byteLength(JSON.stringify(record));
}
