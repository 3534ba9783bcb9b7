import type { NodeExecutionHint } from 'n8n-workflow';
import type { Tally } from '../http/session';
import { notesOn } from './notes';
import { OutputSize } from './output-size';
import type { Noun, ReadCount } from './read-count';

/** Says in one hint what an execution did, however many input items there were. */
export class Report {
	/** What is put out as items. */
	readonly size = new OutputSize();
	private noun?: Noun;
	private readonly sum = { lists: 0, records: 0, pages: 0, elapsedMs: 0, isDoubted: false };
	/** Whole sentences beside the numbers. */
	readonly remarks = new Set<string>();

	/** What was done so far and stays, as an error says it that ends the run, e.g. `5 events were accepted before`. */
	soFar?: string;

	/** A list was read. */
	add(noun: Noun, reading: ReadCount, elapsedMs: number): void {
		this.noun = noun;
		this.sum.lists += 1;
		this.sum.records += reading.records;
		this.sum.pages += reading.pages;
		this.sum.elapsedMs += elapsedMs;
		this.sum.isDoubted ||= reading.doubts.size > 0;
		notesOn(noun, reading).forEach((note) => this.remark(note));
	}

	/** A whole sentence beside the numbers; the same one is shown once. */
	remark(sentence: string | undefined): void {
		if (sentence) this.remarks.add(sentence);
	}

	/** The hints to show; none when there is nothing to tell. */
	hints(tally: Tally): NodeExecutionHint[] {
		const told = this.noun ? [this.counts(this.noun), ...this.retries(tally)] : [];
		const sentences = [...told, ...this.remarks];
		const hints: NodeExecutionHint[] = [];
		const type = this.sum.isDoubted ? 'warning' : 'info';
		if (sentences.length > 0) hints.push({ message: sentences.join(' '), location: 'outputPane', type });
		const { warning } = this.size;
		if (warning) hints.push({ message: warning, location: 'outputPane', type: 'warning' });
		return hints;
	}

	private counts(noun: Noun): string {
		const { lists, records, pages, elapsedMs } = this.sum;
		const perItem = lists > 1 ? ` for ${counted(lists, { one: 'input item', many: 'input items' })}` : '';
		const on = counted(pages, { one: 'page', many: 'pages' });
		return `${counted(records, noun)} on ${on}${perItem} in ${seconds(elapsedMs)}.`;
	}

	private retries({ retries, waitedMs }: Tally): string[] {
		if (retries === 0) return [];
		const repeated = counted(retries, { one: 'request', many: 'requests' });
		return [`${repeated} had to be repeated, with ${seconds(waitedMs)} of waiting for the service.`];
	}
}

function counted(count: number, { one, many }: Noun): string {
	return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
